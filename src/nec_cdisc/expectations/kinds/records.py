"""What records must be among one another: pairs one to one, keys that tell records apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from nec_cdisc.dataset.encoded import combine
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.expectations.kinds.distinct import as_encoded
from nec_cdisc.plugin.check import Found


def one_to_one(dataset: Dataset, column_a: str, column_b: str) -> Iterator[Found]:
    """Find records whose value of one column stands with several values of the other; blank ones are not asked."""
    one, two = as_encoded(dataset.columns[column_a]), as_encoded(dataset.columns[column_b])
    inverse, (first, second) = combine([one, two])
    whole = (first >= 0) & (second >= 0)
    for name, other, codes in ((column_a, column_b, first), (column_b, column_a, second)):
        partners = np.bincount(codes[whole], minlength=1)
        several = whole & (partners[np.where(whole, codes, 0)] > 1)
        records = np.flatnonzero(several[inverse]) if len(inverse) else np.zeros(0, np.int64)
        if len(records):
            message = f"{name} {{{name}}} stands with several values of {other}, here with {{{other}}}"
            yield Found(dataset.name, message, (name, other), records)


def unique_keys(dataset: Dataset, keys: Sequence[str], keys_if_there: Sequence[str] = ()) -> Iterator[Found]:
    """Find records that are not told apart by their keys: those after the first of each combination.

    ``keys_if_there`` are further keys, of which a dataset need not have all. Blank values are values here: two records
    that have nothing in a key are alike in it.
    """
    names = [*keys, *(name for name in keys_if_there if name in dataset.columns)]
    if not names or not len(dataset):
        return
    inverse, _ = combine([as_encoded(dataset.columns[name]) for name in names])
    first = np.zeros(int(inverse.max()) + 1, np.int64)
    first[inverse[::-1]] = np.arange(len(inverse) - 1, -1, -1)
    records = np.flatnonzero(first[inverse] != np.arange(len(inverse)))
    if len(records):
        message = f"another record before has the same {', '.join(names)}: {{earlier}}"
        earlier = [f"record {at + 1}" for at in first[inverse[records]].tolist()]
        yield Found(dataset.name, message, tuple(names), records, {"earlier": earlier})

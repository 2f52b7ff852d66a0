"""Finds records of finished datasets by an identifier that is unique within a subject."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.rules.value_text import value_text
from nec_cdisc.run.table import Positions
from nec_cdisc.run.world import subject_numbers

#: What stands for a record in place of a row: its identifier is blank, not found, or found several times.
BLANK, LOST, SEVERAL = -1, -2, -3


@dataclass(frozen=True, slots=True, eq=False)
class Identified:
    """Records of a finished dataset with what each is known by, as text."""

    dataset: Dataset
    identifier: Encoded

    @classmethod
    def by_variable(cls, dataset: Dataset, name: str) -> Identified:
        """Return the records of a dataset by one of its variables."""
        return cls(dataset, text_column(dataset, name))

    @property
    def subject(self) -> Encoded:
        """The subject of each record."""
        return self.dataset.column("USUBJID")


def text_column(dataset: Dataset, name: str) -> Encoded:
    """Return a variable of a finished dataset as text, numbers as they are written."""
    if name not in dataset.columns:
        return Encoded(np.full(len(dataset), -1, np.int32), [])
    numbers = dataset.columns[name]
    if isinstance(numbers, Encoded):
        return numbers
    known = ~np.isnan(numbers)
    distinct, inverse = np.unique(numbers[known], return_inverse=True)
    codes = np.full(len(numbers), -1, np.int32)
    codes[known] = inverse
    return Encoded(codes, [_written(item) for item in distinct.tolist()])


def found(mine: Identified, other: Identified) -> Positions:
    """Return for each record the row of the other dataset with the same subject and identifier.

    ``BLANK``, ``LOST`` and ``SEVERAL`` stand where there is no such row.
    """
    ours, theirs = _keys(mine, other)
    order = np.argsort(theirs, kind="stable")
    ordered = theirs[order]
    first, last = (np.searchsorted(ordered, ours, side) for side in ("left", "right"))
    rows = np.full(len(ours), LOST, np.int64)
    one = last - first == 1
    rows[one] = order[first[one]]
    rows[last - first > 1] = SEVERAL
    rows[ours < 0] = BLANK
    return rows


def repeated(records: Identified) -> Positions:
    """Return the records that share subject and identifier with another one."""
    keys, _ = _keys(records, records)
    known = keys[keys >= 0]
    distinct, times = np.unique(known, return_counts=True)
    return np.flatnonzero(np.isin(keys, distinct[times > 1])).astype(np.int64)


def _keys(mine: Identified, other: Identified) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return a number for each pair of subject and identifier, -1 and -2 where my records have no such pair."""
    width = len(mine.identifier.values) + 1
    number = {text: code for code, text in enumerate(mine.identifier.values)}
    table = np.array([*(number.get(text, -1) for text in other.identifier.values), -1], np.int64)
    codes = table[other.identifier.codes]
    subject = subject_numbers(other.subject, mine.subject)
    ours = mine.subject.codes.astype(np.int64) * width + mine.identifier.codes
    ours[mine.subject.missing() | mine.identifier.missing()] = -1
    theirs = subject * width + codes
    theirs[(subject < 0) | (codes < 0)] = -2
    return ours, theirs


def _written(number: float) -> str | None:
    return value_text(int(number) if number.is_integer() else number)

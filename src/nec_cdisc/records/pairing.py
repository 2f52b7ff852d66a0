"""Values that belong together: what a value usually stands with, and where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import combine
from nec_cdisc.records.table import Mask, Records


@dataclass(frozen=True, slots=True, eq=False)
class Unusual:
    """Where a value stands with another partner than it usually does, and the usual one at each record."""

    mask: Mask
    usual: NDArray[Any]


def unusual(records: Records, given: tuple[str, ...], partner: str, among: Mask | None = None) -> Unusual:
    """Say where records with the same values in ``given`` have another ``partner`` than most of them.

    Of several that are as frequent the one that comes first is the usual one. Records that lack one of the values take
    no part, nor do those outside ``among``.
    """
    filled = ~records.text(partner).missing()
    for name in given:
        filled = filled & ~records.text(name).missing()
    rows = np.flatnonzero(filled if among is None else filled & among)
    mask, usual = np.zeros(len(records), bool), np.full(len(records), None, object)
    if not len(rows):
        return Unusual(mask, usual)
    group = combine([records.text(name).take(rows) for name in given])[0]
    column = records.text(partner).take(rows)
    commonest = _commonest(group, column.codes)
    mask[rows] = column.codes != commonest[group]
    usual[rows] = np.array([*map(str, column.values), None], object)[commonest[group]]
    return Unusual(mask, usual)


def _commonest(group: NDArray[np.int32], codes: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the commonest code of each group; of equals the one that comes first."""
    width = int(codes.max()) + 1
    pair, first, count = np.unique(group.astype(np.int64) * width + codes, return_index=True, return_counts=True)
    order = np.lexsort((first, -count, pair // width))
    owner = pair[order] // width
    begins = np.ones(len(owner), bool)
    begins[1:] = owner[1:] != owner[:-1]
    answer = np.full(int(group.max()) + 1, -1, np.int32)
    answer[owner[begins]] = (pair[order] % width)[begins]
    return answer


def usual_pairs(tables: Iterable[Records], given: str, partner: str) -> Mapping[str, str]:
    """Return what each value of ``given`` most often stands with in several datasets, the first of equals."""
    counts: dict[str, dict[str, int]] = {}
    for table in tables:
        left, right = table.text(given), table.text(partner)
        inverse, (lefts, rights) = combine([left, right])
        for one, other, count in zip(
            lefts.tolist(), rights.tolist(), np.bincount(inverse, minlength=len(lefts)).tolist(), strict=True
        ):
            if one >= 0 and other >= 0:
                held = counts.setdefault(str(left.values[one]), {})
                value = str(right.values[other])
                held[value] = held.get(value, 0) + count
    return {value: max(held, key=lambda each: held[each]) for value, held in counts.items()}


def expected(records: Records, given: str, pairs: Mapping[str, str]) -> NDArray[Any]:
    """Return what ``pairs`` has for a variable's value at each record, ``None`` where it has nothing."""
    column = records.text(given)
    table = np.array([*(pairs.get(str(value)) for value in column.values), None], object)
    return table[column.codes]


def differs(records: Records, given: str, partner: str, pairs: Mapping[str, str]) -> Unusual:
    """Say where a value stands with another partner than ``pairs`` has for it; what that does not know is fine."""
    told = expected(records, given, pairs)
    column = records.text(partner)
    number = {str(value): at for at, value in enumerate(column.values)}
    table = {value: number.get(value, -2) for value in pairs.values()}
    left = records.text(given)
    wanted = np.array([*(table.get(pairs.get(str(value), ""), -1) for value in left.values), -1])[left.codes]
    return Unusual((wanted != -1) & (column.codes >= 0) & (wanted != column.codes), told)

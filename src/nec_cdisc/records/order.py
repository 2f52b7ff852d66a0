"""Records in an order, each beside the one before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.records.dates import NEVER_FIRST, Dates

Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """Pairs of records that follow each other within a group: positions of the one before and of the one behind."""

    before: Positions
    behind: Positions


def neighbours(group: NDArray[np.integer], *keys: NDArray[np.generic], among: NDArray[np.bool_]) -> Neighbours:
    """Return each record of a group beside the one before it, sorted by the keys, the first weighing most."""
    rows = np.flatnonzero(among)
    order = rows[np.lexsort([*(key[rows] for key in reversed(keys)), group[rows]])]
    same = group[order[1:]] == group[order[:-1]]
    return Neighbours(order[:-1][same], order[1:][same])


def overlapping(group: NDArray[np.integer], start: Dates, end: Dates) -> Positions:
    """Return the records that certainly begin before an earlier one of their group has ended.

    Days count as wholes: what begins on the day on which another ends does not overlap it. Records without both days
    known take no part.
    """
    known = np.flatnonzero(start.complete & end.complete)
    order = known[np.lexsort((end.first[known], start.first[known], group[known]))]
    if not len(order):
        return order
    begins = np.ones(len(order), bool)
    begins[1:] = group[order[1:]] != group[order[:-1]]
    # ends so far within the group: lifted by the number of the group, they can be accumulated in one go
    lift = np.cumsum(begins) * (1 << 22)
    reached = np.maximum.accumulate(end.first[order] + lift) - lift
    before = np.concatenate([[NEVER_FIRST], reached[:-1]])
    before[begins] = NEVER_FIRST
    return order[start.first[order] < before]

"""When a score deteriorated, and when it was last known, as the inputs of a time to event."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.row_order import Rows, sorted_rows

Flags = NDArray[np.bool_]


class Deterioration(NamedTuple):
    """The record of each group that is the event, and the one that censors: positions of rows, -1 for none."""

    event: Rows
    last: Rows


def deteriorations(
    group: NDArray[np.integer],
    day: NDArray[np.datetime64],
    worsened: Flags,
    *,
    count: int,
    lasting: bool = False,
) -> Deterioration:
    """Return for each group the first worsening after baseline, and the last record.

    The event is dated by its record; a group without one is censored by its last. With ``lasting`` a worsening counts
    only if every later record is worsened too. Records of one day are told apart by the order of the rows alone, so
    give one record for each day.

    Arguments:
        group: subject and scale of each record after baseline that has a change, a number from 0; -1 leaves it out.
        day: day of the record; one that is not known leaves it out.
        worsened: whether the record is worsened (``change_class``).
        count: how many groups there are.
        lasting: whether the worsening must last to the end.

    Source: A. Anota et al., Qual Life Res 2015;24:5-18 (time to deterioration, first and definitive).

    Example:
        >>> days = np.array(["2019-09-01", "2019-10-27", "2019-12-22"], "datetime64[D]")
        >>> worse = np.array([True, False, True])
        >>> deteriorations(np.zeros(3, int), days, worse, count=1)
        Deterioration(event=array([0]), last=array([2]))
        >>> deteriorations(np.zeros(3, int), days, worse, count=1, lasting=True).event
        array([2])

    """
    rows = np.flatnonzero((group >= 0) & ~np.isnat(day))
    rank = np.unique(day[rows], return_inverse=True)[1]
    order = rows[sorted_rows([group[rows], rank])]
    last = np.full(count, -1, np.int64)
    last[group[order]] = order  # the later one of a group overwrites the earlier
    counts = worsened[order]
    if lasting:
        counts = counts & (_others_from_here(~counts, group[order]) == 0)
    event = np.full(count, -1, np.int64)
    first = order[counts][::-1]
    event[group[first]] = first
    return Deterioration(event, last)


def _others_from_here(other: Flags, group: NDArray[np.integer]) -> Rows:
    """Return how many other records of the group stand here or later; groups stand together."""
    total = np.bincount(group, weights=other, minlength=1).astype(np.int64)
    so_far: Rows = np.cumsum(other) - other
    first = np.searchsorted(group, group, side="left")
    remaining: Rows = total[group] - (so_far - so_far[first])
    return remaining

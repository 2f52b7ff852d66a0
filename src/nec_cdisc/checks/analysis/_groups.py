"""Records that belong together, and what may not be there twice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.records.table import Mask, Records


def repeats(records: Records, counts: Mask, *names: str) -> Mask:
    """Say which records have the same values in some variables as an earlier one that counts."""
    rows = np.flatnonzero(counts)
    again = np.zeros(len(records), bool)
    if len(rows):
        first = np.unique(records.group(*names)[rows], return_index=True)[1]
        again[rows] = True
        again[rows[first]] = False
    return again


def minority(records: Records, within: tuple[str, ...], one: str, other: str) -> Mask:
    """Say where a value of one variable goes with another value of the other variable than it mostly does.

    ``within`` are variables that the two hold within. Where two values are as frequent, both are found.
    """
    rows = np.flatnonzero(records.filled(one) & records.filled(other))
    wrong = np.zeros(len(records), bool)
    if not len(rows):
        return wrong
    first = records.group(*within, one)[rows]
    pair = records.group(*within, one, other)[rows]
    times = np.bincount(pair)
    of_pair = np.zeros(len(times), np.int64)
    of_pair[pair] = first
    best = np.zeros(int(first.max()) + 1, np.int64)
    np.maximum.at(best, of_pair, times)
    how_many = np.bincount(of_pair[(times == best[of_pair]) & (times > 0)], minlength=len(best))
    wrong[rows] = (times[pair] < best[first]) | (how_many[first] > 1)
    return wrong


def highest(group: NDArray[np.int32], where: Mask) -> Mask:
    """Say which groups, by the group of each record, have a record where something holds."""
    found = np.zeros(int(group.max(initial=-1)) + 1, bool)
    found[group[where]] = True
    return found[group] if len(group) else where

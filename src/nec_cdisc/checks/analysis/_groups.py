"""Records that belong together, and what may not be there twice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import combine
from nec_cdisc.records.table import Mask, Records


def repeats(records: Records, counts: Mask, *names: str) -> Mask:
    """Say which records have the same values in some variables as an earlier one that counts."""
    rows = np.flatnonzero(counts)
    again = np.zeros(len(records), bool)
    if len(rows):
        group = records.group(*names)[rows]
        first = np.empty(int(group.max()) + 1, np.int64)
        first[group[::-1]] = rows[::-1]
        again[rows] = rows != first[group]
    return again


def not_one_to_one(records: Records, within: tuple[str, ...], one: str, other: str) -> Mask:
    """Say where a value of one of two variables goes with another value of the other than it mostly does.

    ``within`` are variables that the two hold within. Where two values are as frequent, both are found.
    """
    return minority(records, within, one, other, both=True)


def minority(records: Records, within: tuple[str, ...], one: str, other: str, *, both: bool = False) -> Mask:
    """Say where a value of one variable goes with another value of the other variable than it mostly does.

    With ``both`` the reverse is looked at, too.
    """
    rows = np.flatnonzero(records.filled(one) & records.filled(other))
    wrong = np.zeros(len(records), bool)
    if not len(rows):
        return wrong
    columns = [records.text(name).take(rows) for name in (*within, one, other)]
    pair, parts = combine(columns)
    times, spots = np.bincount(pair), len(within)
    rare = _rare([*parts[:spots], parts[-2]], times)
    if both:
        rare |= _rare([*parts[:spots], parts[-1]], times)
    wrong[rows] = rare[pair]
    return wrong


def _rare(keys: list[NDArray[np.int32]], times: NDArray[np.int64]) -> Mask:
    """Say which pairs are not the most frequent one of their key, or not the only such one."""
    key = np.unique(np.stack(keys, axis=1), axis=0, return_inverse=True)[1].ravel()
    best = np.zeros(int(key.max()) + 1, np.int64)
    np.maximum.at(best, key, times)
    how_many = np.bincount(key[times == best[key]], minlength=len(best))
    rare: Mask = (times < best[key]) | (how_many[key] > 1)
    return rare


def highest(group: NDArray[np.int32], where: Mask) -> Mask:
    """Say which groups, by the group of each record, have a record where something holds."""
    found = np.zeros(int(group.max(initial=-1)) + 1, bool)
    found[group[where]] = True
    return found[group] if len(group) else where

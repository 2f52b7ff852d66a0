"""The order of records within groups (subjects, tests), for whole columns at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
_ROOM = 2**62


def sorted_rows(keys: Sequence[NDArray[np.integer]]) -> Rows:
    """Return row positions sorted by several keys, the first key weighing most; ties keep the order of the rows.

    Keys are whole numbers from -1 (rank or code). They are packed into one number where they fit, which sorts
    about three times as fast.
    """
    packed = np.zeros(len(keys[0]), np.int64)
    room = 1
    for key in keys:
        width = int(key.max(initial=-1)) + 2
        room *= width
        if room >= _ROOM:
            return np.lexsort(tuple(reversed(keys))).astype(np.int64)
        packed = packed * width + (key + 1)
    return np.argsort(packed, kind="stable")


def starts_of(groups: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Return where a new group begins in groups that stand together."""
    starts = np.ones(len(groups), bool)
    starts[1:] = groups[1:] != groups[:-1]
    return starts


def numbered(starts: NDArray[np.bool_]) -> Rows:
    """Return the position of each row within its group, counted from 1."""
    position = np.arange(len(starts))
    return position - np.maximum.accumulate(np.where(starts, position, 0)) + 1

"""Results as numbers: how exactly they are written, and whether two of them say the same."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.records.table import Mask, Records

Numbers = NDArray[np.float64]
#: Rounding may change a result by this part of it at most: 12.4 may stand as 12, 1.4 may not stand as 1.
ROUNDING = 0.05


def decimals(records: Records, name: str) -> NDArray[np.int64]:
    """Return how many decimals the texts of a variable have, 0 for a missing one."""
    column = records.text(name)
    table = [len(str(value).partition(".")[2]) for value in column.values]
    return np.array([*table, 0], np.int64)[column.codes]


def same_result(result: Numbers, other: Numbers, shown: NDArray[np.int64]) -> Mask:
    """Say where two results are equal, or the second is the first rounded to the decimals that it ``shown``.

    Where one of them is missing they are not the same.
    """
    known = np.isfinite(result) & np.isfinite(other)
    result, other = np.where(known, result, 0), np.where(known, other, 0)
    step = np.minimum(0.5 * 10.0**-shown, ROUNDING * np.abs(result))
    same: Mask = known & (np.abs(result - other) <= step * (1 + 1e-9) + 1e-9 * np.abs(result))
    return same

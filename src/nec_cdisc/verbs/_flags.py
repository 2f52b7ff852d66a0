"""Columns as rules of flags read them, and flags as a column."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded


def flagged(flags: NDArray[np.bool_]) -> Encoded:
    """Return Y where a flag is set, nothing elsewhere."""
    return Encoded(np.where(flags, 0, -1).astype(np.int32), ["Y"])


def numbers(column: Encoded) -> NDArray[np.float64]:
    """Return a column of grades as numbers; what is missing or reads as no number is ``nan``."""
    return np.array([*(_number(value) for value in column.values), math.nan])[column.codes]


def positions(column: Encoded) -> NDArray[np.int64]:
    """Return a number from 0 for each distinct value, -1 where it is missing."""
    return column.codes.astype(np.int64)


def _number(value: object) -> float:
    try:
        number = float(str(value))
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan

"""Turns encoded columns into what a frame holds: numbers, texts in ascending order of distinct values."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine


def used(column: Encoded) -> Encoded:
    """Return the column without the distinct values that no record has, in ascending order."""
    inverse, (codes,) = combine([column])
    values = [column.values[code] if code >= 0 else None for code in codes.tolist()]
    present = sorted(value for value in values if value is not None)
    position = {value: rank for rank, value in enumerate(present)}
    table = np.array([position.get(value, -1) if value is not None else -1 for value in values], np.int32)
    return Encoded(table[inverse] if values else column.codes, present)


def numbers(column: Encoded) -> NDArray[np.float64]:
    """Return a column as floating point numbers, missing ones as NaN."""
    values = np.array([*(float(value) for value in column.values), np.nan], np.float64)
    return values[column.codes]


def plain(value: object) -> str:
    """Return a value as text: numbers without exponent, truth values as Y and N."""
    if isinstance(value, bool):
        return "Y" if value else "N"
    return format(value, "f") if isinstance(value, Decimal) else str(value)

"""Looks at the distinct values of a column once, and finds the records that hold those at fault."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Column

Positions = NDArray[np.int64]


def is_blank(value: object) -> bool:
    """Say whether a value is no value: nothing, or a text of blanks alone."""
    return value is None or (isinstance(value, str) and not value.strip())


def records_at_fault(column: Column, is_fault: Callable[[str], bool]) -> Positions:
    """Return the records whose text is at fault; blank ones are not asked, numbers are asked as they are written."""
    if not isinstance(column, Encoded):
        return _of_numbers(column, lambda value: is_fault(f"{value:g}"))
    faults = [
        bool(value.strip()) and is_fault(value)
        if isinstance(value, str)
        else not is_blank(value) and is_fault(str(value))
        for value in column.values
    ]
    return np.flatnonzero(np.array([*faults, False], bool)[column.codes])


def numbers_at_fault(column: Column, is_fault: Callable[[float], bool]) -> Positions:
    """Return the records whose number is at fault; a text that is no number is, a blank one is not asked."""
    if not isinstance(column, Encoded):
        return _of_numbers(column, is_fault)
    return records_at_fault(column, lambda text: (value := _number(text)) is None or is_fault(value))


def blank_records(column: Column) -> Positions:
    """Return the records without a value."""
    if not isinstance(column, Encoded):
        return np.flatnonzero(np.isnan(column))
    blank = np.array([*(is_blank(value) for value in column.values), True], bool)
    return np.flatnonzero(blank[column.codes])


def as_encoded(column: Column) -> Encoded:
    """Return a column as codes into its distinct values; blank texts are missing."""
    if isinstance(column, Encoded):
        blank = np.array([*(is_blank(value) for value in column.values), True], bool)
        return Encoded(np.where(blank[column.codes], np.int32(-1), column.codes), column.values)
    distinct, codes = np.unique(column, return_inverse=True)  # missing ones are last, and one value
    held = distinct[~np.isnan(distinct)]
    return Encoded(np.where(codes < len(held), codes, -1).astype(np.int32), held.tolist())


def _of_numbers(column: NDArray[np.float64], is_fault: Callable[[float], bool]) -> Positions:
    distinct, codes = np.unique(column, return_inverse=True)
    faults = np.array([not np.isnan(value) and is_fault(value) for value in distinct.tolist()], bool)
    return np.flatnonzero(faults[codes]) if len(distinct) else np.zeros(0, np.int64)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if np.isfinite(value) and text.isascii() and "_" not in text else None

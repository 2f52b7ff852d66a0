"""Numbers of SAS transport files: IBM System/360 double precision, and SAS missing values.

An IBM double is a sign bit, an exponent of 16 (excess 64, seven bits) and a fraction of 56 bits. Its 56 bits hold the
53 of every IEEE double, so that a number within range is stored exactly; the range is narrower. A missing number is
its letter (``.``, ``_``, ``A`` to ``Z``) followed by seven zero bytes. Rule: SAS technical note TS-140.
"""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Magnitudes at or above this one have no IBM double (it is 16 to the power of 63).
TOO_LARGE = 2.0**252
#: Magnitudes below this one, zero apart, have no IBM double of full precision (it is 16 to the power of -65).
SMALLEST = 2.0**-260
#: Bytes of a number in the file.
WIDTH = 8

_FRACTION = np.uint64(2**52 - 1)
_HIDDEN = np.uint64(2**52)
_SIGN = np.uint64(2**63)
_MISSING = np.uint64(ord(".") << 56)
_SPECIAL = b"._ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _scales() -> Floats:
    """Return, by first byte, what the 56-bit fraction (as an integer) is multiplied by."""
    positive = np.ldexp(1.0, 4 * np.arange(128) - 312)
    return np.concatenate([positive, -positive])


def _is_special() -> NDArray[np.bool_]:
    """Return, by first byte, whether it marks a missing number (where the fraction is zero)."""
    table = np.zeros(256, bool)
    table[list(_SPECIAL)] = True
    return table


_SCALE = _scales()
_MISSING_BYTE = _is_special()


def out_of_range(values: Floats) -> NDArray[np.bool_]:
    """Return where a number has no IBM double: infinite, too large, or too small and not zero."""
    size = np.abs(values)
    return (size >= TOO_LARGE) | ((size < SMALLEST) & (size > 0))


def to_ibm(values: Floats) -> NDArray[np.void]:
    """Return the eight bytes of each number, big-endian, as an array of ``V8``.

    NaN becomes the missing value ``.``; negative zero becomes zero, which SAS does not tell apart. Numbers that
    :func:`out_of_range` names must have been refused before; raises ``ValueError`` where one is met.
    """
    if out_of_range(values).any():
        message = "a number has no IBM double; ask out_of_range first"
        raise ValueError(message)
    bits = np.ascontiguousarray(values, np.float64).view(np.uint64)
    power = ((bits >> np.uint64(52)) & np.uint64(0x7FF)).astype(np.int64) - 1075
    # The fraction is shifted by 0 to 3 bits, until the rest of the power of 2 is a power of 16.
    shift = power & 3
    exponent = (power - shift + 312) >> 2
    fraction = ((bits & _FRACTION) | _HIDDEN) << shift.astype(np.uint64)
    words = (bits & _SIGN) | (exponent.astype(np.uint64) << np.uint64(56)) | fraction
    words[values == 0] = 0
    words[np.isnan(values)] = _MISSING
    return cast("NDArray[np.void]", words.astype(">u8").view("V8"))


def from_ibm(words: NDArray[np.uint64]) -> tuple[Floats, NDArray[np.uint8]]:
    """Return the numbers of IBM doubles (big-endian words), and per number the letter of a missing one.

    The letter is 0 where there is a number, else the byte of ``.``, ``_`` or ``A`` to ``Z``; the number is then NaN.
    A fraction of more than 53 bits is rounded to the nearest double, half to even. Negative zero becomes zero.
    """
    native = words.astype(np.uint64, copy=False)
    first = (native >> np.uint64(56)).astype(np.uint8)
    fraction = (native & np.uint64(2**56 - 1)).astype(np.int64)
    values = fraction.astype(np.float64) * _SCALE[first]
    empty = fraction == 0
    values[empty] = 0.0
    missing = np.where(empty & _MISSING_BYTE[first], first, np.uint8(0))
    values[missing > 0] = np.nan
    return values, missing

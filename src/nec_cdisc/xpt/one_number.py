"""A single number of a SAS transport file, read without NumPy; see :mod:`nec_cdisc.xpt.ibm` for all of a column."""

from __future__ import annotations

import math

#: Bytes of a number, and those that mark a missing one before seven zero bytes.
_WIDTH = 8
_SPECIAL = b"._ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def one_from_ibm(cell: bytes) -> float | None:
    """Return the number of an IBM double of up to 8 bytes, ``None`` for a missing one.

    A fraction of more than 53 bits is rounded to the nearest double, half to even.
    """
    whole = cell.ljust(_WIDTH, b"\0")
    first, fraction = whole[0], int.from_bytes(whole[1:], "big")
    if not fraction:
        return None if first in _SPECIAL else 0.0
    size = math.ldexp(float(fraction), 4 * (first & 0x7F) - 312)
    return -size if first & 0x80 else size

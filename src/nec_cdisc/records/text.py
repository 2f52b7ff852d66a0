"""Numbers as texts, written as people would: 12, 0.5, -3."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded


def number_text(number: float) -> str:
    """Return a number without needless zeros and without an exponent where it is a whole one."""
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(float(number))  # noqa: PLR2004 - beyond it a double knows no units


def as_text(numbers: NDArray[np.float64]) -> Encoded:
    """Return a column of numbers as texts, missing where a number is; each distinct one is written once."""
    finite = np.isfinite(numbers)
    distinct, codes = np.unique(numbers[finite], return_inverse=True)
    whole = np.full(len(numbers), -1, np.int32)
    whole[finite] = codes
    return Encoded(whole, [number_text(number) for number in distinct.tolist()])

"""Numbers as texts, written as people would: 12, 0.5, -3."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, encode


def number_text(number: float) -> str:
    """Return a number without needless zeros and without an exponent where it is a whole one.

    The digits are those that a decimal number keeps through a transport file: 1.3000000000000003 is 1.3.
    """
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else f"{number:.15g}"  # noqa: PLR2004 - beyond it a double knows no units


def as_text(numbers: NDArray[np.float64]) -> Encoded:
    """Return a column of numbers as texts, missing where a number is; each distinct one is written once."""
    finite = np.isfinite(numbers)
    distinct, codes = np.unique(numbers[finite], return_inverse=True)
    texts = encode([number_text(number) for number in distinct.tolist()])
    whole = np.full(len(numbers), -1, np.int32)
    whole[finite] = texts.codes[codes]
    return Encoded(whole, texts.values)

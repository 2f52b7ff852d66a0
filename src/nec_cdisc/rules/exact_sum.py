"""Exact sums of decimal numbers within groups, for whole columns at once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.exact_number import EXACT

#: Sums below it are exact in 64 bits; larger ones are added as Python's whole numbers, which have no limit.
_ROOM = 2**62


def exact_sums(
    values: Sequence[Decimal | int], codes: NDArray[np.integer], groups: NDArray[np.integer], count: int
) -> list[Decimal]:
    """Return the exact sum of each group; one without a member has 0.

    ``codes`` point into ``values`` and ``groups`` name the group, both for each member. Sums are made of whole numbers
    in units of the smallest decimal place, so no digit is lost and the order of the members does not matter.
    """
    numbers = [EXACT.create_decimal(value) for value in values]
    places = max((_places(number) for number in numbers), default=0)
    whole = [int(number.scaleb(places, EXACT)) for number in numbers]
    largest = max((abs(number) for number in whole), default=0)
    kind: Any = np.int64 if largest * max(len(codes), 1) < _ROOM else object
    sums = np.zeros(count, kind)
    if len(codes):
        np.add.at(sums, groups, np.array(whole, kind)[codes])
    return [Decimal(int(number)).scaleb(-places, EXACT) for number in sums.tolist()]


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0

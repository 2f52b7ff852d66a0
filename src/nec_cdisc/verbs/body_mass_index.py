"""The verb ``body_mass_index``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.verb import Number, value_verb
from nec_cdisc.rules.exact_number import EXACT, rounded, times

#: Square centimetres in a square metre.
SQUARE_METRE = Decimal(10_000)


@value_verb
def body_mass_index(weight: Number, height: Number, digits: int = 1) -> Decimal | None:
    """Give the body mass index in kg/m2: weight by the square of height, rounded once, halves away from zero.

    It is missing for a height or a weight of 0 or below, which is a mistake.

    Arguments:
        weight: body weight in kg.
        height: body height in cm.
        digits: decimals to keep.

    Source: WHO Technical Report Series 894 (Obesity: preventing and managing the global epidemic), 2000.

    Example:
        >>> body_mass_index(Decimal("54.4"), Decimal("147.3"))
        Decimal('25.1')

    """
    kilograms, centimetres = Decimal(weight), Decimal(height)
    if kilograms <= 0 or centimetres <= 0:
        return None
    index = EXACT.divide(times(kilograms, SQUARE_METRE), times(centimetres, centimetres))
    return rounded(index, digits)

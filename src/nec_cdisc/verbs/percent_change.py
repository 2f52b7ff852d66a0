"""The verb ``percent_change``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.verb import Number, value_verb
from nec_cdisc.rules.exact_number import EXACT, rounded

#: Decimals of a percentage; far more than a result has.
PLACES = 10


@value_verb
def percent_change(value: Number, base: Number) -> Decimal | None:
    """Give the change from baseline in per cent of the baseline, rounded to 10 decimals.

    A rise is positive, also from a negative baseline. From a baseline of 0 there is none.

    Arguments:
        value: the value of analysis (AVAL).
        base: its baseline (BASE); without one there is no change.

    Source: ADaMIG 1.3, section 3.3 (PCHG).

    Example:
        >>> percent_change(Decimal("107"), Decimal("112")), percent_change(Decimal(1), Decimal(0))
        (Decimal('-4.4642857143'), None)

    """
    if base == 0:
        return None
    difference = EXACT.subtract(Decimal(value), Decimal(base))
    return rounded(EXACT.divide(EXACT.multiply(difference, Decimal(100)), abs(Decimal(base))), PLACES)

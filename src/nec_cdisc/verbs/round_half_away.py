"""The verb ``round_half_away``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.verb import Number, value_verb
from nec_cdisc.rules.exact_number import rounded


@value_verb
def round_half_away(value: Number, digits: int) -> Decimal:
    """Round a number to a number of decimals, halves away from zero.

    Arguments:
        value: a numeric column; decimals are exact, so 0.125 is a half and 2.675 too.
        digits: decimals to keep; negative for tens and hundreds.

    Source: the commercial rule of rounding (2.5 gives 3, -2.5 gives -3), as statistical software of the field rounds.

    Example:
        >>> round_half_away(Decimal("2.675"), 2)
        Decimal('2.68')

    """
    return rounded(Decimal(value), digits)

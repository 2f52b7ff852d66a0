"""The verb ``ratio``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.verb import Number, value_verb
from nec_cdisc.rules.exact_number import EXACT, rounded


@value_verb
def ratio(value: Number, to: Number, digits: int = 6) -> Decimal | None:
    """Divide one number by another, and round once, halves away from zero.

    A ratio to 0 is not known and stays missing.

    Arguments:
        value: the number that is divided, such as a cumulative dose.
        to: the number that it is divided by, such as days of treatment.
        digits: decimals to keep; negative for tens and hundreds.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> ratio(Decimal("13986"), Decimal("180"), 1), ratio(Decimal(1), Decimal(0))
        (Decimal('77.7'), None)

    """
    if to == 0:
        return None
    return rounded(EXACT.divide(Decimal(value), Decimal(to)), digits)

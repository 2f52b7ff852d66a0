"""The verb ``change``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.verb import Number, value_verb
from nec_cdisc.rules.exact_number import EXACT


@value_verb
def change(value: Number, base: Number) -> Decimal:
    """Give the change from baseline: the value less its baseline, exactly.

    Arguments:
        value: the value of analysis (AVAL).
        base: its baseline (BASE); without one there is no change.

    Source: ADaMIG 1.3, section 3.3 (CHG).

    Example:
        >>> change(Decimal("6.72"), Decimal("6.55"))
        Decimal('0.17')

    """
    return EXACT.subtract(Decimal(value), Decimal(base))

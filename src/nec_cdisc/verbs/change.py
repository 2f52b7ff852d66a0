"""The verb ``change``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.verb import Number, value_verb
from nec_cdisc.rules.exact_number import EXACT


@value_verb
def change(value: Number, base: Number) -> Decimal:
    """Say by how much a number is more than another one: what is less changes by a number below 0.

    Arguments:
        value: the number, such as AVAL.
        base: what it is compared with, such as BASE.

    Source: ADaMIG 1.3, section 3.3.4 (CHG).

    Example:
        >>> change(Decimal("60.5"), Decimal(100))
        Decimal('-39.5')

    """
    return EXACT.subtract(Decimal(value), Decimal(base))

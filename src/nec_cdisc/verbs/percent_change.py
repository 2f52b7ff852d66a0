"""The verb ``percent_change``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.verb import Number, value_verb
from nec_cdisc.rules.exact_number import EXACT, canonical, rounded

_HUNDRED = Decimal(100)
_DECIMALS = 10


@value_verb
def percent_change(value: Number, base: Number) -> Decimal | None:
    """Say by how many per cent of another number a number is more; what is less changes by a number below 0.

    It is rounded to 10 decimals, halves away from zero. Missing where the other number is 0 or less: it has no parts.

    Arguments:
        value: the number, such as AVAL.
        base: what it is compared with, such as BASE.

    Source: ADaMIG 1.3, section 3.3.4 (PCHG).

    Example:
        >>> percent_change(Decimal(60), Decimal(80)), percent_change(Decimal(5), Decimal(0))
        (Decimal('-25'), None)

    """
    if base <= 0:
        return None
    apart = EXACT.multiply(EXACT.subtract(Decimal(value), Decimal(base)), _HUNDRED)
    return canonical(rounded(EXACT.divide(apart, Decimal(base)), _DECIMALS))

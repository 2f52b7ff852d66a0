"""Exact decimal arithmetic: multiply, subtract, round half away from zero, write plainly.

Every operation names its context, so that no setting of the process can change a digit.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

#: More digits than any product of a result and a conversion factor has.
EXACT = Context(prec=200, rounding=ROUND_HALF_UP)
#: Places before or behind the point beyond which rounding changes no number that a transport file can hold.
MOST_PLACES = 100


def times(first: Decimal, second: Decimal) -> Decimal:
    """Return the exact product."""
    return EXACT.multiply(first, second)


def minus(first: Decimal, second: Decimal) -> Decimal:
    """Return the exact difference."""
    return EXACT.subtract(first, second)


def rounded(value: Decimal, digits: int) -> Decimal:
    """Return the value rounded half away from zero to ``digits`` decimals (negative: tens, hundreds); no ``-0``."""
    answer = value.quantize(_last_place(digits), context=EXACT)
    return answer.copy_abs() if answer.is_zero() else answer


@cache
def _last_place(digits: int) -> Decimal:
    return Decimal(1).scaleb(-min(max(digits, -MOST_PLACES), MOST_PLACES), EXACT)


def plain(value: Decimal | int) -> str:
    """Return the number as decimal text: no exponent, no trailing zeros after the point, no ``-0``."""
    number = EXACT.create_decimal(value)
    if number.is_zero():
        return "0"
    number = number.normalize(EXACT)
    text = str(number)  # a tenth of the time of format, which an exponent alone needs
    return format(number, "f") if "E" in text else text


def canonical(value: Decimal) -> Decimal:
    """Return the number in the one way that stands for all equal ones: ``1`` for ``1.0``, ``0`` for ``-0``."""
    return Decimal(plain(value))

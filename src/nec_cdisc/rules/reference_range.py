"""Where a result lies against its reference range."""

from __future__ import annotations

from decimal import Decimal


def indicator(value: Decimal, low: Decimal | None, high: Decimal | None) -> str | None:
    """Return ``LOW``, ``NORMAL`` or ``HIGH``; nothing without any limit.

    The limits belong to the normal range. With one limit alone the other side is open, as laboratories report
    ranges such as ``> 60`` or ``< 5``.
    """
    if low is None and high is None:
        return None
    if low is not None and value < low:
        return "LOW"
    if high is not None and value > high:
        return "HIGH"
    return "NORMAL"


def limit_indicator(sign: str, limit: Decimal, low: Decimal | None, high: Decimal | None) -> str | None:
    """Return the indicator of a result known only as below or above a limit, where the limit decides it.

    ``sign`` is ``<``, ``<=``, ``>`` or ``>=``. ``<5`` is LOW against 5 to 10, NORMAL where 8 is the only limit and
    an upper one, and undecided (nothing) against 0 to 30: the true value may lie on either side of 0.
    """
    if sign.startswith("<"):
        return _below(limit, low, high, touches=sign == "<=")
    return _above(limit, low, high, touches=sign == ">=")


def _below(limit: Decimal, low: Decimal | None, high: Decimal | None, *, touches: bool) -> str | None:
    if low is not None:
        return "LOW" if limit < low or (limit == low and not touches) else None
    return "NORMAL" if high is not None and limit <= high else None


def _above(limit: Decimal, low: Decimal | None, high: Decimal | None, *, touches: bool) -> str | None:
    if high is not None:
        return "HIGH" if limit > high or (limit == high and not touches) else None
    return "NORMAL" if low is not None and limit >= low else None

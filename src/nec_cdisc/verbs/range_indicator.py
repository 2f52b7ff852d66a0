"""The verb ``range_indicator``."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from nec_cdisc.plugin.verb import Number, Refused, Text, value_verb
from nec_cdisc.problem.families.value import RANGE_UPSIDE_DOWN
from nec_cdisc.rules.reference_range import indicator, limit_indicator
from nec_cdisc.rules.written_number import limit_of

#: The columns that are read where the mapping names none.
LOW: Any = "--STNRLO"
HIGH: Any = "--STNRHI"


@value_verb
def range_indicator(
    value: Number | None, low: Number | None = LOW, high: Number | None = HIGH, text: Text | None = "--STRESC"
) -> str | None:
    """Say whether the standard result is LOW, NORMAL or HIGH against its reference range.

    The limits belong to the normal range; with one limit alone the other side is open. A result beyond a limit
    (``<5``) is judged where the limit decides it: LOW against 5 to 10, blank against 0 to 30. Without any limit the
    indicator is blank.

    Arguments:
        value: the standard number.
        low: lower limit of the range, in the standard unit.
        high: upper limit of the range, in the standard unit.
        text: the standard text, read where there is no standard number.

    Problems: VAL133 where the lower limit is above the upper one.

    Source: SDTMIG 3.4, LB domain (LBNRIND); codelist NRIND (C78736).

    Example:
        >>> range_indicator(Decimal("7.4"), Decimal("12"), Decimal("16"), "7.4")
        'LOW'

    """
    if low is not None and high is not None and low > high:
        raise Refused(RANGE_UPSIDE_DOWN, f"the reference range starts at {low} and ends at {high}", argument="low")
    if value is not None:
        return indicator(value, low, high)
    limit = limit_of(text) if text else None
    if limit is None:
        return None
    try:
        return limit_indicator(limit.sign, Decimal(limit.text), low, high)
    except InvalidOperation:
        return None

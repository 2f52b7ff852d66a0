"""The one rule by which a typed cell (of a workbook or a SAS file) becomes text.

==================  =====================================================================================
whole number        digits, without ``.0`` or exponent: ``12``
other number        the shortest decimal that stands for the stored number, without exponent: ``0.1``
date                ISO 8601: ``2016-08-31``
date and time       ISO 8601: ``2016-08-31T09:30:00``
time, duration      hours, minutes, seconds: ``09:30:00``; a duration may have more hours, and a sign
truth value         ``TRUE``, ``FALSE``
text                as typed
==================  =====================================================================================

A date or time is written as precisely as its format shows it, and more precisely where it holds more. In a cell that
shows hours and minutes 09:30:00 is ``09:30``, since nobody recorded the seconds, and 09:30:15 is ``09:30:15``. Nothing
is rounded and nothing is added.
"""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import IntEnum


class Shown(IntEnum):
    """How precisely a cell's format shows a date or time."""

    DAY = 0
    MINUTE = 1
    SECOND = 2


def text_of(value: object, shown: Shown = Shown.SECOND) -> str | None:
    """Return a typed cell as text; ``None`` and NaN are missing.

    Raises:
        TypeError: for a type that no cell has.

    """
    match value:
        case None | str():
            text = value
        case bool():
            text = "TRUE" if value else "FALSE"
        case int() | float() | Decimal():
            text = _number(value)
        case datetime():
            clock = _clock(value.hour, value.minute, value.second, value.microsecond, shown)
            text = value.date().isoformat() + (f"T{clock}" if clock else "")
        case date():
            text = value.isoformat()
        case time():
            text = _clock(value.hour, value.minute, value.second, value.microsecond, max(shown, Shown.MINUTE))
        case timedelta():
            text = _duration(value, max(shown, Shown.MINUTE))
        case _:
            message = f"no cell has the type {type(value).__name__}"
            raise TypeError(message)
    return text


def _number(value: float | Decimal) -> str | None:
    if math.isnan(value):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return format(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), "f")


def _duration(value: timedelta, shown: Shown) -> str:
    sign, length = ("-", -value) if value < timedelta() else ("", value)
    minutes, seconds = divmod(length.seconds, 60)
    return sign + _clock(length.days * 24 + minutes // 60, minutes % 60, seconds, length.microseconds, shown)


def _clock(hours: int, minutes: int, seconds: int, microseconds: int, shown: Shown) -> str:
    """Return a time of day, nothing where only the day is shown and the time is midnight."""
    text = f"{hours:02d}:{minutes:02d}"
    if microseconds:
        return f"{text}:{seconds:02d}." + f"{microseconds:06d}".rstrip("0")
    if seconds or shown is Shown.SECOND:
        return f"{text}:{seconds:02d}"
    return text if hours or minutes or shown is Shown.MINUTE else ""

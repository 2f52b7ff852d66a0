"""The notation of partial dates, read into its parts; what the parts mean is :mod:`nec_cdisc.rules.partial_date`."""

from __future__ import annotations

import re
from calendar import isleap
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_NOTATION = re.compile(
    r"(\d{4}|-)(?:-(\d\d|-)(?:-(\d\d|-))?)?"
    r"(T(\d\d|-)(?::(\d\d|-)(?::(\d\d(?:\.\d{1,9})?))?)?(Z|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)
# A leap year, so that 29 February is possible where the year is unknown.
_ANY_YEAR = 2000
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


class IsoParts(NamedTuple):
    """The parts of a text as numbers, ``None`` where unknown; ``offset`` from UTC in minutes."""

    year: int | None
    month: int | None
    day: int | None
    hour: int | None
    minute: int | None
    second: Decimal | None
    offset: int | None

    @property
    def known(self) -> tuple[bool, ...]:
        """Which parts are known, from the year down to the second."""
        return tuple(part is not None for part in self[:6])


@lru_cache(maxsize=65_536)
def read(text: str) -> IsoParts | None:
    """Return the parts of an ISO 8601 date or date-time, perhaps partial; ``None`` for a text that is none."""
    found = _NOTATION.fullmatch(text)
    if found is None or not _ends_known(found):
        return None
    year, month, day_, _, hour, minute, second, zone = found.groups()
    parts = IsoParts(
        _number(year),
        _number(month),
        _number(day_),
        _number(hour),
        _number(minute),
        None if second is None else Decimal(second),
        _offset(zone),
    )
    return parts if _in_calendar(parts) and _on_clock(parts, zone) else None


def _ends_known(found: re.Match[str]) -> bool:
    """Unknown parts at the right end are left out; before a time the date has all three parts."""
    year, month, day_, time, hour, minute, second, _ = found.groups()
    if time is None:
        return (day_ or month or year) != "-"
    return day_ is not None and (second or minute or hour) != "-"


def _number(text: str | None) -> int | None:
    return None if text is None or text == "-" else int(text)


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone == "Z":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[4:])
    return -minutes if zone[0] == "-" else minutes


def _in_calendar(parts: IsoParts) -> bool:
    if parts.year == 0 or (parts.month is not None and not 1 <= parts.month <= 12):  # noqa: PLR2004  # months
        return False
    year = _ANY_YEAR if parts.year is None else parts.year
    longest = 31 if parts.month is None else days_of(year, parts.month)
    return parts.day is None or 1 <= parts.day <= longest


def days_of(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return _LENGTHS[month] + (month == _FEBRUARY and isleap(year))


def _on_clock(parts: IsoParts, zone: str | None) -> bool:
    """Check the ranges of a time; an offset needs a time that is known to the minute."""
    if parts.hour is None and parts.minute is None and parts.second is None:
        return zone is None
    limits = ((parts.hour, 24), (parts.minute, 60), (parts.second, 60))
    if any(part is not None and part >= limit for part, limit in limits):
        return False
    if zone is None:
        return True
    known = parts.hour is not None and parts.minute is not None
    return known and (zone == "Z" or (int(zone[1:3]) <= 14 and int(zone[4:]) < 60))  # noqa: PLR2004  # widest offset

"""The days that a complete or partial ISO 8601 date may stand for."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import lru_cache

#: Year, month and day, each known or ``-``; what follows the last part written is unknown. A time may follow.
_PARTS = re.compile(r"(\d{4}|-)(?:-(\d{2}|-)(?:-(\d{2}|-))?)?(?:T.*)?", re.ASCII)
_WHOLE = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?", re.ASCII)
_DECEMBER = 12


@lru_cache(maxsize=65_536)  # a trial has few distinct dates, each compared with many others
def day_range(text: str) -> tuple[date, date] | None:
    """Return the earliest and the latest day that the text may stand for.

    ``2019-07`` gives 1 and 31 July; a day without its month (``2019---05``) leaves the whole year. ``None``
    where the year is unknown, and where the text is no date.
    """
    if _WHOLE.fullmatch(text):  # as most dates are
        with suppress(ValueError):
            known = date.fromisoformat(text[:10])
            return known, known
    match = _PARTS.fullmatch(text)
    if match is None or not match[1].isdigit():
        return None
    year, month, day = (int(part) if part and part.isdigit() else None for part in match.groups())
    try:
        return _range(year or 0, month, day)
    except ValueError:
        return None


def _range(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, _DECEMBER, 31)
    if day is not None:
        return date(year, month, day), date(year, month, day)
    return date(year, month, 1), date(year, month, days_in_month(year, month))


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month."""
    following = date(year, month + 1, 1).toordinal() if month < _DECEMBER else date(year, _DECEMBER, 31).toordinal() + 1
    return following - date(year, month, 1).toordinal()

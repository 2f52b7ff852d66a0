"""Partial dates: ISO 8601 texts of which some parts are unknown, read and compared without ever being completed.

The notation is that of ISO 8601 as SDTMIG 3.4 section 4.4 uses it: unknown parts at the right end are left out
(``2016-08``), an unknown part before a known one is a hyphen (``2016---05``: month unknown, ``--08-05``: year unknown,
``2016-08-05T-:30``: hour unknown). Intervals and durations are no dates.

Every text stands for all moments it may mean. Two texts are in order where every moment of the one lies before every
moment of the other; where they overlap, the order is undecided, because a part that is needed is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import Literal, NamedTuple

from nec_cdisc.rules.date_notation import IsoParts, days_of, read

__all__ = [
    "Precision",
    "Reach",
    "after",
    "before",
    "compare",
    "day",
    "day_number",
    "earliest",
    "is_valid",
    "latest",
    "on_or_after",
    "on_or_before",
    "precision",
    "reach",
    "same_day",
    "sort_key",
]


class Precision(IntEnum):
    """The finest part of a date down to which nothing is missing; ``NONE`` where the year is unknown."""

    NONE = 0
    YEAR = 1
    MONTH = 2
    DAY = 3
    HOUR = 4
    MINUTE = 5
    SECOND = 6


_SECOND = 10**9
#: Year, month, day, hour, minute, and nanoseconds.
Moment = tuple[int, int, int, int, int, int]


class Reach(NamedTuple):
    """The first and last moment that a text may mean, as numbers in the order of time, and its day.

    ``day`` is a number too, ``None`` where the text may mean several days. ``sure_of_day`` says that nothing is missing
    down to the day, nor between the parts behind it. ``offset`` from UTC is in minutes, and no part of the others.
    """

    first: int
    last: int
    day: int | None
    sure_of_day: bool
    offset: int | None
    span: tuple[Moment, Moment]


#: A day with all its parts is as long as this one, on which there is any time.
_ANY_DAY = "2000-01-01"
_WHOLE_DAY = len(_ANY_DAY)


@lru_cache(maxsize=65_536)
def is_valid(text: str) -> bool:
    """Say whether the text is an ISO 8601 date or date-time, perhaps partial, that the calendar knows.

    Of a day with a time each is looked at alone: there are few different days and few times, and many of both together.
    """
    day_, mark, time = text.partition("T")
    if mark and len(day_) == _WHOLE_DAY:  # an unknown part would be shorter
        return read(day_) is not None and read(f"{_ANY_DAY}T{time}") is not None
    return read(text) is not None


def precision(text: str) -> Precision:
    """Return the finest part down to which nothing is missing; ``NONE`` for a text that is no date."""
    parts = read(text)
    return Precision.NONE if parts is None else _whole(parts)


def day(text: str) -> date | None:
    """Return the calendar day, ``None`` where the text does not decide it."""
    parts = read(text)
    if parts is None or parts.year is None or parts.month is None or parts.day is None:
        return None
    return date(parts.year, parts.month, parts.day)


@lru_cache(maxsize=65_536)
def day_number(text: str) -> int | None:
    """Return the calendar day as a number in the order of time, ``None`` where the text does not decide it."""
    known = day(text)
    return None if known is None else known.toordinal()


def compare(first: str, second: str) -> Literal[-1, 0, 1] | None:
    """Return -1, 0 or 1 as the first date lies before, at or after the second; ``None`` where undecided.

    Two equal texts are equal where they are known without a gap down to the day at least; ``2016-08`` and ``2016-08``
    are undecided. A date and a date-time of that day are undecided (see :func:`same_day`). A text that is no date
    decides nothing. Offsets from UTC count only where both texts state one; else each is its site's local time.
    """
    one, two = reach(first), reach(second)
    if one is None or two is None:
        return None
    spans = (one.first, one.last), (two.first, two.last)
    if one.offset is not None and two.offset is not None:
        spans = _in_utc(one.span, one.offset), _in_utc(two.span, two.offset)
    if spans[0] == spans[1] and one.sure_of_day and two.sure_of_day:
        return 0
    return _order(*spans)


def same_day(first: str, second: str) -> bool:
    """Say whether both texts are known to the day and state the same day; times do not matter."""
    one, two = reach(first), reach(second)
    return one is not None and two is not None and one.day is not None and one.day == two.day


def before(first: str, second: str) -> bool:
    """Say whether the first date lies certainly before the second."""
    return compare(first, second) == -1


def after(first: str, second: str) -> bool:
    """Say whether the first date lies certainly after the second."""
    return compare(first, second) == 1


def on_or_before(first: str, second: str) -> bool:
    """Say whether the first date lies certainly on or before the second.

    Where a missing time alone leaves the order open, the same day counts as "on".
    """
    order = compare(first, second)
    return order in {-1, 0} or (order is None and same_day(first, second))


def on_or_after(first: str, second: str) -> bool:
    """Say whether the first date lies certainly on or after the second (see :func:`on_or_before`)."""
    return on_or_before(second, first)


def sort_key(text: str | None) -> tuple[bool, str]:
    """Return the key by which dates are sorted: partial dates as text, blank last."""
    return text is None, text or ""


def earliest(texts: Iterable[str | None]) -> str | None:
    """Return the first date in the order of :func:`sort_key`, ``None`` where all are blank."""
    return min((text for text in texts if text is not None), default=None)


def latest(texts: Iterable[str | None]) -> str | None:
    """Return the last date in the order of :func:`sort_key`, blank ones left aside."""
    return max((text for text in texts if text is not None), default=None)


def _whole(parts: IsoParts) -> Precision:
    """Return down to which part nothing is missing."""
    known = parts.known
    return Precision(known.index(False) if False in known else len(known))


def _sure_of_day(parts: IsoParts) -> bool:
    """Say whether the date is known to the day at least, without a gap after it."""
    if parts.year is None or parts.month is None or parts.day is None:
        return False
    if parts.hour is None:
        return parts.minute is None and parts.second is None
    return parts.minute is not None or parts.second is None


@lru_cache(maxsize=65_536)
def reach(text: str) -> Reach | None:
    """Return which moments a text may mean, ``None`` for a text that is no date or states no year."""
    parts = read(text)
    if parts is None or parts.year is None:
        return None
    month_low, month_high = (1, 12) if parts.month is None else (parts.month, parts.month)
    low = _fill(parts, (month_low, 1, 0, 0, 0))
    # Any day fits an unknown month: January and December, which bound the year, have 31 days.
    high = _fill(parts, (month_high, days_of(parts.year, month_high), 23, 59, 60 * _SECOND))
    return Reach(_number_of(low), _number_of(high), day_number(text), _sure_of_day(parts), parts.offset, (low, high))


def _number_of(moment: Moment) -> int:
    """Return a number of a moment: a later one has a larger one, and the last of a minute is none of the next."""
    year, month, day_, hour, minute, nanoseconds = moment
    return ((((year * 12 + month) * 31 + day_) * 24 + hour) * 60 + minute) * 61 * _SECOND + nanoseconds


def _in_utc(span: tuple[Moment, Moment], offset: int) -> tuple[int, int]:
    return _number_of(_shift(span[0], offset)), _number_of(_shift(span[1], offset))


def _fill(parts: IsoParts, filling: tuple[int, int, int, int, int]) -> Moment:
    """Return the moment with unknown parts filled."""
    month, day_, hour, minute, second = filling
    return (
        parts.year or 0,
        month if parts.month is None else parts.month,
        day_ if parts.day is None else parts.day,
        hour if parts.hour is None else parts.hour,
        minute if parts.minute is None else parts.minute,
        second if parts.second is None else int(parts.second * _SECOND),
    )


def _shift(moment: Moment, offset: int) -> Moment:
    """Return the moment in UTC; at the ends of the calendar it stays as it is."""
    year, month, day_, hour, minute, second = moment
    try:
        utc = datetime(year, month, day_, hour, minute) - timedelta(minutes=offset)  # noqa: DTZ001  # counted here
    except OverflowError:
        return moment
    return (utc.year, utc.month, utc.day, utc.hour, utc.minute, second)


def _order(one: tuple[int, int], two: tuple[int, int]) -> Literal[-1, 0, 1] | None:
    """Return the order of two spans that lie apart, ``None`` where they overlap."""
    if one[1] < two[0]:
        return -1
    if two[1] < one[0]:
        return 1
    return None

"""Which parts of a partial ISO 8601 text are known, and which complete moments it may mean.

Imputation needs both. A part that was collected never changes, so every answer is one of the moments that the text may
mean, found in the order of time without listing them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from math import ceil, floor

from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem.families.value import IMPOSSIBLE_DATE, IMPOSSIBLE_TIME, NOT_A_DATE
from nec_cdisc.rules.day_range import days_in_month

#: Year, month, day, hour, minute and second: a number where known.
Known = tuple[Decimal | int | None, ...]
#: A complete date (three parts) or date-time (six).
Moment = tuple[Decimal | int, ...]

NOTHING: Known = (None, None, None, None, None, None)
#: How many parts a date has, before those of its time.
DATE_PARTS = 3
_NOTATION = re.compile(
    r"(\d{4})(?:-(\d\d|-)(?:-(\d\d|-))?)?(?:T(\d\d|-)(?::(\d\d|-)(?::(\d\d(?:\.\d{1,6})?))?)?(?:Z|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)
#: The year is unknown; what follows names at most a day of any year.
_WITHOUT_YEAR = re.compile(r"-{1,3}(\d\d)?(-\d\d)?(-*T[\d:.\-]*)?|-{4}\d\d", re.ASCII)
_LEAP_YEAR = 2000
_LOW: tuple[int, ...] = (1, 1, 1, 0, 0, 0)
_HIGH: tuple[int, ...] = (9999, 12, 31, 23, 59, 59)


@lru_cache(maxsize=65_536)
def known_parts(text: str | None) -> Known:
    """Return the parts of a partial ISO 8601 date or date-time as numbers, ``None`` for those unknown.

    Unknown parts at the right end may be left out or written as hyphens: ``2016``, ``2016----`` and ``2016--`` are the
    same. Without a year nothing is known: a day of no year is no place in time. An offset from UTC is not looked at:
    the date is the local one. A blank has no known part.

    Raises ``Refused``: VAL111 for a text that is no such date, VAL112 for a date that the calendar does not know,
    VAL115 for a time that the clock does not know.

    Example:
        >>> known_parts("2016-08")
        (2016, 8, None, None, None, None)

    """
    written = (text or "").strip()
    stripped = written.rstrip("-:T")
    if not stripped or _WITHOUT_YEAR.fullmatch(stripped):
        return NOTHING
    found = _NOTATION.fullmatch(stripped)
    if found is None:
        raise Refused(NOT_A_DATE, f"{written!r} is no ISO 8601 date")
    parts = [None if part is None or part == "-" else int(part) for part in found.groups()[:5]]
    _check(*parts[:DATE_PARTS], written=written)
    known = (*parts, None if found[6] is None else Decimal(found[6]))
    if any(part is not None and part >= high + 1 for part, high in zip(known, _HIGH, strict=True)):
        raise Refused(IMPOSSIBLE_TIME, f"no clock shows the time of {written!r}")
    return known


def _check(year: int | None, month: int | None, day: int | None, *, written: str) -> None:
    """Refuse a date that no calendar has; without a month the day may be that of the longest one."""
    in_year = month is None or 1 <= month <= _HIGH[1]
    longest = days_in_month(year or _LEAP_YEAR, month) if month and in_year else _HIGH[2]
    if not year or not in_year or not (day is None or 1 <= day <= longest):
        raise Refused(IMPOSSIBLE_DATE, f"no calendar has the date {written!r}")


def first_on_or_after(known: Known, bound: Moment) -> Moment | None:
    """Return the first moment, not before the bound, that the known parts allow; ``None`` where there is none.

    The bound says how many parts the answer has: three for a date, six for a date-time.

    Example:
        >>> first_on_or_after(known_parts("2020---15"), (2020, 2, 20))
        (2020, 3, 15)

    """
    return _search(known, bound, (), 1, tight=True)


def last_on_or_before(known: Known, bound: Moment) -> Moment | None:
    """Return the last moment, not after the bound, that the known parts allow; ``None`` where there is none.

    Example:
        >>> last_on_or_before(known_parts("2020---31"), (2020, 6, 30))
        (2020, 5, 31)

    """
    return _search(known, bound, (), -1, tight=True)


def _search(known: Known, bound: Moment, before: Moment, step: int, *, tight: bool) -> Moment | None:
    """Return the nearest completion of ``before``; ``tight`` while all parts so far equal those of the bound."""
    place = len(before)
    if place == len(bound):
        return before
    for value in _values(known[place], before, bound[place] if tight else None, step):
        equal = tight and value == bound[place]
        found = _search(known, bound, (*before, value), step, tight=equal)
        if found is not None:
            return found
    return None


def _values(
    part: Decimal | int | None, before: Moment, bound: Decimal | int | None, step: int
) -> Iterable[Decimal | int]:
    """Return what the next part may be, in the order of the search, not beyond the bound."""
    place = len(before)
    high = days_in_month(int(before[0]), int(before[1])) if place == DATE_PARTS - 1 else _HIGH[place]
    if part is not None:
        beyond = bound is not None and (part - bound) * step < 0
        fits = part <= high or place == len(_HIGH) - 1
        return (part,) if fits and not beyond else ()
    if step > 0:
        return range(max(_LOW[place], ceil(bound)) if bound is not None else _LOW[place], high + 1)
    return range(min(high, floor(bound)) if bound is not None else high, _LOW[place] - 1, -1)

"""Year, month and day of a date as far as known, checked against the calendar, and their ISO 8601 text."""

from __future__ import annotations

from dataclasses import dataclass

from nec_cdisc.problem.families.value import IMPOSSIBLE_DATE, TWO_DIGIT_YEAR
from nec_cdisc.rules.day_range import days_in_month

#: Years that a date of a trial, or of its subjects' lives, can have.
FIRST_YEAR, LAST_YEAR = 1900, 2099
_LEAP_YEAR = 2000
_MONTHS = 12
_LONGEST_MONTH = 31
_MONTH_TEXTS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)  # not calendar.month_name: that follows the locale


class Unusable(Exception):
    """Parts that make no date; ``code`` is the problem code."""

    def __init__(self, code: str, reason: str) -> None:
        """Refuse the parts for a reason."""
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True)
class Parts:
    """Year, month and day; ``None`` where unknown."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def complete(self) -> bool:
        """Whether all three parts are known."""
        return self.year is not None and self.month is not None and self.day is not None

    def iso(self) -> str | None:
        """Return the ISO 8601 text of SDTM: right-hand unknown parts left off, others one hyphen.

        SDTMIG 3.4, section 4.4.2: ``2016-08``, ``2016---05`` (month unknown), ``--08-05`` (year unknown).
        """
        if self.complete:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        texts = [
            "-" if self.year is None else f"{self.year:04d}",
            "-" if self.month is None else f"{self.month:02d}",
            "-" if self.day is None else f"{self.day:02d}",
        ]
        while texts and texts[-1] == "-":
            texts.pop()
        return "-".join(texts) or None


def checked(year: str | None, month: str | None, day: str | None, pivot: int | None) -> Parts:
    """Return the parts as numbers.

    Raises :class:`Unusable`: VAL112 where no calendar has such a date or the year lies outside 1900 to 2099, VAL114
    for a year of two digits without a pivot.
    """
    parts = Parts(_year(year, pivot), _number(month), _number(day))
    if parts.year is not None and not FIRST_YEAR <= parts.year <= LAST_YEAR:
        raise Unusable(IMPOSSIBLE_DATE, f"the year {parts.year} is not between {FIRST_YEAR} and {LAST_YEAR}")
    if parts.month is not None and not 1 <= parts.month <= _MONTHS:
        raise Unusable(IMPOSSIBLE_DATE, f"there is no month {parts.month}")
    if parts.day is not None:
        _check_day(parts, parts.day)
    if year is not None and parts.year is None:
        raise Unusable(TWO_DIGIT_YEAR, f"the year {year} has two digits and no pivot is declared")
    return parts


def _check_day(parts: Parts, day: int) -> None:
    longest = days_in_month(parts.year or _LEAP_YEAR, parts.month) if parts.month else _LONGEST_MONTH
    if 1 <= day <= longest:
        return
    if parts.month is None:
        raise Unusable(IMPOSSIBLE_DATE, f"no month has a day {day}")
    when = f"{_MONTH_TEXTS[parts.month]} {parts.year}" if parts.year else _MONTH_TEXTS[parts.month]
    raise Unusable(IMPOSSIBLE_DATE, f"{when} has {longest} days")


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


def _year(text: str | None, pivot: int | None) -> int | None:
    """Return the full year; ``None`` where it is unknown, or has two digits and no pivot is declared."""
    if text is None or len(text) > 2:  # noqa: PLR2004 - a year of two digits
        return _number(text)
    if pivot is None:
        return None
    return 2000 + int(text) if int(text) < pivot else 1900 + int(text)

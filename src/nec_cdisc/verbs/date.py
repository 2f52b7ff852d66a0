"""The verb ``date``."""

from __future__ import annotations

from functools import lru_cache

from nec_cdisc.plugin.convention import DateConvention
from nec_cdisc.plugin.verb import Iso8601, Refused, Text, value_verb
from nec_cdisc.problem.families.value import IMPOSSIBLE_TIME, TIME_WITHOUT_DATE
from nec_cdisc.rules.written_date import read_date
from nec_cdisc.rules.written_time import read_time, split_time


@value_verb
def date(value: Text | None, time: Text | None = None, *, convention: DateConvention) -> Iso8601 | None:
    """Write a collected date, with its time where one was collected, in ISO 8601 as far as it is known.

    Nothing is completed: ``UN.08.2016`` gives ``2016-08``, ``05.UN.2016`` gives ``2016---05``, and a date that is
    declared unknown as a whole is missing without a query. A time is kept only behind a complete date.

    Arguments:
        value: the collected date; a time may stand behind it (``03.07.2019 10:30``).
        time: the collected time of day, where it has a column of its own.
        convention: how the source writes dates (orders, texts for unknown parts, languages, pivot, what is no time).

    Problems: VAL111 no date, VAL112 impossible date, VAL113 several dates possible, VAL114 year of two digits, VAL115
    impossible or contradicting time (the date is kept), VAL116 time without a complete date (what is known of the
    date is kept).

    Source: SDTMIG 3.4, sections 4.4.1 and 4.4.2 (formats and precision of dates).

    Example:
        >>> date("UN.08.2016", convention=DateConvention(orders=("dmy",)))
        '2016-08'

    """
    written, behind = split_time(value or "")
    day, complete = _day(written, convention) if written.strip() else (None, False)
    clock = _clock(day, behind, time, convention)
    if clock is None:
        return day
    if not complete:
        known = f"the date is known as {day} only" if day else "there is no date"
        raise Refused(TIME_WITHOUT_DATE, f"time {clock} is left out: {known}", day, _where(time))
    return f"{day}T{clock}"


@lru_cache(maxsize=65_536)  # few distinct dates, each beside many times of day
def _day(written: str, convention: DateConvention) -> tuple[str | None, bool]:
    """Return the text of a date as far as it is known, and whether that is the whole of it."""
    parts = read_date(written, convention)
    return parts.iso(), parts.complete


def _clock(day: str | None, behind: str | None, beside: str | None, convention: DateConvention) -> str | None:
    """Return the time of day from behind the date or from a column of its own; both must agree."""
    if behind is None and beside is None:
        return None
    behind_it = _time(day, behind, "value", convention)
    of_its_own = _time(day, beside, "time", convention)
    if behind_it and of_its_own and behind_it != of_its_own:
        raise Refused(IMPOSSIBLE_TIME, f"{behind!r} and {beside!r} are two times for one date", day, "time")
    return behind_it or of_its_own


def _time(day: str | None, text: str | None, argument: str, convention: DateConvention) -> str | None:
    """Return a time of day, ``None`` where there is none; the argument that holds an impossible one is named."""
    if text is None or not text.strip() or text.strip().upper() in convention.no_time:
        return None
    try:
        return read_time(text, convention.unknown)
    except Refused as refused:
        raise Refused(refused.code, refused.message, day, argument) from None


def _where(time: str | None) -> str:
    """Return the argument that a time comes from."""
    return "time" if time is not None and time.strip() else "value"

"""Completes a partial date-time for analysis, by declared rules, and flags the parts that were made up.

Source: ADaMIG 1.3, section 3.1.3 (--DTF and --TMF: the largest part of the date, of the time, that was imputed).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from nec_cdisc.rules.imputed_date import (
    DateFlag,
    date_flag,
    kept_parts,
    may_fill,
    rule_faults,
    wanted_day,
    with_known,
    within,
    year_faults,
)
from nec_cdisc.rules.known_parts import DATE_PARTS, NOTHING, Known, Moment, known_parts, last_on_or_before

TimeFlag = Literal["H", "M", "S"]
#: The largest part that may be filled, from nothing to the year.
LEVELS = ("n", "s", "m", "h", "D", "M", "Y")
_FLAGS: tuple[TimeFlag, ...] = ("H", "M", "S")
_FIXED = re.compile(r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)", re.ASCII)
_FIRST, _LAST = (0, 0, 0), (23, 59, 59)
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class TimeImputation:
    """How date-times are completed.

    ``highest`` is the largest part that may be filled: ``n`` nothing, ``s`` seconds, ``m`` minutes, ``h`` the whole
    time, ``D``, ``M``, ``Y`` as for dates. ``date_rule`` is the rule of dates (``DateImputation.rule``), ``time_rule``
    is ``first`` (00:00:00), ``last`` (23:59:59) or a time (``12:34:00``), whose parts stand for those missing.
    ``preserve`` keeps known parts behind a missing one. ``flag_seconds`` is false in a study that collects no seconds:
    then their filling is not flagged.
    """

    highest: str = "n"
    date_rule: str = "first"
    time_rule: str = "first"
    preserve: bool = False
    flag_seconds: bool = True


class ImputedTime(NamedTuple):
    """A complete date-time, and the largest parts of its date and its time that were imputed."""

    moment: datetime
    date_flag: DateFlag | None
    time_flag: TimeFlag | None


def time_faults(options: TimeImputation, *, minimum: bool, maximum: bool) -> list[str]:
    """Return all that is wrong with the options, one sentence each; nothing where they can be used.

    ``minimum`` and ``maximum`` say whether bounds of that kind are declared.

    Example:
        >>> time_faults(TimeImputation("Y", "mid", "noon"), minimum=True, maximum=False)[1]
        "the rule of times is 'noon'; it may be first, last or a time such as 12:34:00"

    """
    faults = []
    if options.highest not in LEVELS:
        faults.append(f"the highest imputation is {options.highest!r}; it may be {', '.join(LEVELS)}")
    faults += rule_faults(options.highest, options.date_rule)
    faults += year_faults(options.highest, options.date_rule, minimum=minimum, maximum=maximum)
    if options.time_rule not in {"first", "last"} and not _FIXED.fullmatch(options.time_rule):
        faults.append(f"the rule of times is {options.time_rule!r}; it may be first, last or a time such as 12:34:00")
    return faults


def imputed_time(
    text: str | None,
    options: TimeImputation,
    minimum: Sequence[date | None] = (),
    maximum: Sequence[date | None] = (),
) -> ImputedTime | None:
    """Return the complete date-time with its flags; ``None`` where a part is missing that may not be filled.

    ``text`` is an ISO 8601 date or date-time, perhaps partial; an offset from UTC is not looked at. Bounds work as
    those of :func:`~nec_cdisc.rules.imputed_date.imputed_date`; one given as a date means its first second as a
    minimum and its last as a maximum.

    Options with :func:`time_faults` must not be used. Raises ``Refused`` as ``known_parts`` does.

    Example:
        >>> imputed_time("2020-02-15T10", TimeImputation("h", time_rule="last"))
        ImputedTime(moment=datetime.datetime(2020, 2, 15, 10, 59, 59), date_flag=None, time_flag='M')

    """
    known = kept_parts(known_parts(text), len(NOTHING), preserve=options.preserve)
    if not _may_fill(known, options.highest):
        return None
    low, high = _moments(minimum, _FIRST), _moments(maximum, _LAST)
    if known[0] is None and not (low if options.date_rule == "first" else high):
        return None
    day = last_on_or_before(known, with_known(known, wanted_day(known, options.date_rule)))
    if day is None:
        return None
    start = with_known(known, (*day, *_wanted_time(options.time_rule)))
    return ImputedTime(_moment(within(known, start, low, high)), date_flag(known), _time_flag(known, options))


def _may_fill(known: Known, highest: str) -> bool:
    """Say whether the largest missing part of date and time may be filled."""
    if not may_fill(known, highest):
        return False
    missing = _missing_time(known)
    return date_flag(known) is not None or missing is None or LEVELS.index(missing.lower()) <= LEVELS.index(highest)


def _missing_time(known: Known) -> TimeFlag | None:
    """Return the largest part of the time that is missing."""
    return next((flag for flag, part in zip(_FLAGS, known[DATE_PARTS:], strict=True) if part is None), None)


def _time_flag(known: Known, options: TimeImputation) -> TimeFlag | None:
    """Return the value of --TMF."""
    found = _missing_time(known)
    return None if found == "S" and not options.flag_seconds else found


def _wanted_time(rule: str) -> Moment:
    if rule == "first":
        return _FIRST
    if rule == "last":
        return _LAST
    return tuple(int(part) for part in rule.split(":"))


def _moments(bounds: Sequence[date | None], time: Moment) -> list[Moment]:
    return [
        (*_day(bound), bound.hour, bound.minute, bound.second + Decimal(bound.microsecond) / _MILLION)
        if isinstance(bound, datetime)
        else (*_day(bound), *time)
        for bound in bounds
        if bound is not None
    ]


def _day(bound: date) -> Moment:
    return bound.year, bound.month, bound.day


def _moment(parts: Moment) -> datetime:
    year, month, day, hour, minute, second = parts
    micro = int((second - int(second)) * _MILLION)
    return datetime(  # noqa: DTZ001  # the local time of the site
        int(year), int(month), int(day), int(hour), int(minute), int(second), micro
    )

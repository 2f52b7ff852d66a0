"""Completes a partial date for analysis, by declared rules, and flags the part that was made up.

ADaM alone imputes; SDTM keeps what was collected. Source: ADaMIG 1.3, section 3.1.3 (--DTF: the largest part of the
date that was imputed).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from nec_cdisc.rules.known_parts import (
    DATE_PARTS,
    NOTHING,
    Known,
    Moment,
    first_on_or_after,
    known_parts,
    last_on_or_before,
)

DateFlag = Literal["Y", "M", "D"]
#: The largest part that may be filled, from nothing to the year.
DATE_LEVELS = ("n", "D", "M", "Y")
FLAGS: tuple[DateFlag, ...] = ("Y", "M", "D")
WORDS = ("first", "mid", "last")
_FIXED = re.compile(r"(?:(\d\d)-)?(\d\d)", re.ASCII)
_FIRST, _LAST, _MIDDLE = (1, 1, 1), (9999, 12, 31), (1, 6, 30)
_MIDDLE_DAY = 15
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class DateImputation:
    """How dates are completed.

    ``highest`` is the largest part that may be filled: ``n`` nothing, ``D`` the day, ``M`` month and day, ``Y`` the
    year too; a date that lacks a larger part stays missing. ``rule`` says with what: ``first``, ``last``, ``mid`` (day
    15; 30 June where the month is missing), a day (``15``, with ``D``) or a month and day (``06-15``, with ``M``).
    ``preserve`` keeps a known part that stands behind a missing one, as the day of ``2020---15``; else it is left out.
    """

    highest: str = "n"
    rule: str = "first"
    preserve: bool = False


class ImputedDate(NamedTuple):
    """A complete date, and the largest part of it that was imputed (``None``: it was complete)."""

    day: date
    flag: DateFlag | None


def date_faults(options: DateImputation, *, minimum: bool, maximum: bool) -> list[str]:
    """Return all that is wrong with the options, one sentence each; nothing where they can be used.

    ``minimum`` and ``maximum`` say whether bounds of that kind are declared. The year can only be filled by a bound: by
    ``first`` with a minimum, by ``last`` with a maximum.

    Example:
        >>> date_faults(DateImputation("D", "06-15"), minimum=False, maximum=False)
        ['a month and day (06-15) is for the highest imputation M, not D']

    """
    if options.highest not in DATE_LEVELS:
        return [f"the highest imputation is {options.highest!r}; it may be {', '.join(DATE_LEVELS)}"]
    return rule_faults(options.highest, options.rule) + year_faults(
        options.highest, options.rule, minimum=minimum, maximum=maximum
    )


def rule_faults(highest: str, rule: str) -> list[str]:
    """Return what is wrong with the rule of dates, by itself and with the highest imputation."""
    if rule in WORDS:
        return []
    fixed = _FIXED.fullmatch(rule)
    if fixed is None:
        return [f"the rule is {rule!r}; it may be {', '.join(WORDS)}, a day (15) or a month and day (06-15)"]
    month, day = int(fixed[1] or 1), int(fixed[2])
    faults = []
    if not 1 <= month <= len(_LONGEST) or not 1 <= day <= _LONGEST[month - 1]:
        faults.append(f"the calendar has no {'day' if fixed[1] is None else 'month and day'} {rule}")
    if fixed[1] is None and highest == "M":
        faults.append(f"a day ({rule}) is for the highest imputation D, not M")
    if fixed[1] is not None and highest == "D":
        faults.append(f"a month and day ({rule}) is for the highest imputation M, not D")
    return faults


def year_faults(highest: str, rule: str, *, minimum: bool, maximum: bool) -> list[str]:
    """Return what stands against filling the year."""
    if highest != "Y":
        return []
    if rule not in {"first", "last"}:
        return [f"the year can be imputed by first or last, not by {rule}"]
    if rule == "first" and not minimum:
        return ["to impute the year by first needs a minimum"]
    if rule == "last" and not maximum:
        return ["to impute the year by last needs a maximum"]
    return []


def imputed_date(
    text: str | None,
    options: DateImputation,
    minimum: Sequence[date | None] = (),
    maximum: Sequence[date | None] = (),
) -> ImputedDate | None:
    """Return the complete date with its flag; ``None`` where a part is missing that may not be filled.

    ``text`` is an ISO 8601 date, perhaps partial; a time is not looked at. A bound counts only where it lies within
    what the text may mean; then the date is raised to each minimum and lowered to each maximum, to the nearest date
    that keeps all known parts: ``2020---15`` with the maximum 20 February 2020 is 15 February 2020. Where the calendar
    lacks the imputed date, the last possible one before it is taken (29 February for a fixed day 30). A bound that is
    ``None`` is not known for this record. Without a year the answer is the bound, and nothing of the text is kept.

    Options with :func:`date_faults` must not be used. Raises ``Refused`` as :func:`known_parts` does.

    Example:
        >>> imputed_date("2020-02", DateImputation("M", "last"), maximum=[date(2020, 2, 20)])
        ImputedDate(day=datetime.date(2020, 2, 20), flag='D')

    """
    known = kept_parts(known_parts(text), DATE_PARTS, preserve=options.preserve)
    if not may_fill(known, options.highest):
        return None
    if date_flag(known) is None:
        return ImputedDate(date(*(int(part) for part in known[:DATE_PARTS] if part is not None)), None)
    low, high = _days(minimum), _days(maximum)
    if known[0] is None and not (low if options.rule == "first" else high):
        return None
    start = last_on_or_before(known, with_known(known, wanted_day(known, options.rule)))
    if start is None:
        return None
    year, month, day = (int(part) for part in within(known, start, low, high))
    return ImputedDate(date(year, month, day), date_flag(known))


def kept_parts(known: Known, parts: int, *, preserve: bool) -> Known:
    """Return the first parts as far as they count: without ``preserve`` those before the first missing one."""
    if known[0] is None:
        return NOTHING
    cut = parts if preserve else next((place for place in range(parts) if known[place] is None), parts)
    return (*known[:cut], *NOTHING[cut:])


def may_fill(known: Known, highest: str) -> bool:
    """Say whether the largest missing part of the date may be filled."""
    flag = date_flag(known)
    return flag is None or DATE_LEVELS.index(flag) <= (DATE_LEVELS.index(highest) if highest in DATE_LEVELS else 0)


def date_flag(known: Known) -> DateFlag | None:
    """Return the largest part of the date that is missing: the value of --DTF."""
    return next((flag for flag, part in zip(FLAGS, known, strict=False) if part is None), None)


def wanted_day(known: Known, rule: str) -> Moment:
    """Return year, month and day that the rule names, whether the calendar has them or not."""
    if rule == "first":
        return _FIRST
    if rule == "last":
        return _LAST
    if rule == "mid":
        return _MIDDLE if known[1] is None else (*_MIDDLE[:2], _MIDDLE_DAY)
    fixed = _FIXED.fullmatch(rule)
    return (1, int(fixed[1] or 1), int(fixed[2])) if fixed else _FIRST


def with_known(known: Known, wanted: Moment) -> Moment:
    """Return the wanted parts with the known ones in their places."""
    return tuple(want if part is None else part for part, want in zip(known, wanted, strict=False))


def within(known: Known, start: Moment, minimum: Iterable[Moment], maximum: Iterable[Moment]) -> Moment:
    """Return the moment raised to each minimum and then lowered to each maximum that the known parts allow.

    A bound outside of what the known parts allow moves nothing: the nearest moment inside it is the start itself, or
    there is none.
    """
    answer = start
    sides: tuple[tuple[Iterable[Moment], Callable[[Known, Moment], Moment | None], bool], ...] = (
        (minimum, first_on_or_after, False),
        (maximum, last_on_or_before, True),
    )
    for bounds, nearest, lower in sides:
        for bound in bounds:
            found = nearest(known, bound)
            if found is not None and (found < answer if lower else found > answer):
                answer = found
    return answer


def _days(bounds: Sequence[date | None]) -> list[Moment]:
    return [(bound.year, bound.month, bound.day) for bound in bounds if bound is not None]

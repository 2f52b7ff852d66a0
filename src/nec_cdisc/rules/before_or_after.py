"""Whether an ISO 8601 date is on or after another one, as far as both are known."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.rules.day_range import day_range
from nec_cdisc.rules.many_dates import NO_DAY, read_many

_DATE = 10
Answers = NDArray[np.int8]
#: What is said of each of many dates: no, yes, or that the unknown parts leave it open.
NO, YES, OPEN = 0, 1, -1


class _Ranges(NamedTuple):
    """The earliest and the latest day of each date as numbers, and whether anything is known of it."""

    earliest: NDArray[np.int64]
    latest: NDArray[np.int64]
    known: NDArray[np.bool_]


def on_or_after(date: str, start: str) -> bool | None:
    """Return whether ``date`` is on or after ``start``; ``None`` where the unknown parts leave it open.

    Times decide only on the same day, and only where both texts have one: a date without a time is taken to be
    on or after a start of the same day.
    """
    days, starts = day_range(date), day_range(start)
    if days is None or starts is None:
        return None
    if days[1] < starts[0]:
        return False
    if days[0] < starts[1]:
        return None
    if days[0] == starts[1] and len(date) > _DATE and len(start) > _DATE:
        return _later_time(date[_DATE + 1 :], start[_DATE + 1 :])
    return True


def on_a_later_day(date: str, start: str) -> bool | None:
    """Return whether ``date`` lies on a day after that of ``start``; ``None`` where the unknown parts leave it open."""
    days, starts = day_range(date), day_range(start)
    if days is None or starts is None:
        return None
    if days[0] > starts[1]:
        return True
    return False if days[1] <= starts[0] else None


def _later_time(time: str, start: str) -> bool | None:
    """Compare times of one day as far as both are known: ``10`` against ``10:30`` stays open."""
    length = min(len(time), len(start))
    if time[:length] != start[:length]:
        return time[:length] > start[:length]
    return True if len(time) >= len(start) else None


def many_on_or_after(dates: Encoded, starts: Encoded) -> Answers:
    """Return of each of many dates what :func:`on_or_after` says; a missing one leaves it open.

    >>> from nec_cdisc.dataset.encoded import encode
    >>> many_on_or_after(encode(["2019-07-03", "2019-07", "2019-06"]), encode(["2019-07-03"] * 3)).tolist()
    [1, -1, 0]
    """
    days, begun = _ranges(dates), _ranges(starts)
    answers = np.full(len(dates), YES, np.int8)
    answers[days.earliest < begun.latest] = OPEN
    answers[days.latest < begun.earliest] = NO
    answers[~(days.known & begun.known)] = OPEN
    timed = (answers == YES) & (days.earliest == begun.latest) & _timed(dates) & _timed(starts)
    for at in np.flatnonzero(timed).tolist():
        time, start = (column.values[column.codes[at]][_DATE + 1 :] for column in (dates, starts))
        later = _later_time(time, start)
        answers[at] = OPEN if later is None else later
    return answers


def many_on_a_later_day(dates: Encoded, starts: Encoded) -> Answers:
    """Return of each of many dates what :func:`on_a_later_day` says; a missing one leaves it open.

    >>> from nec_cdisc.dataset.encoded import encode
    >>> many_on_a_later_day(encode(["2019-07-03", "2019-07", "2019-08"]), encode(["2019-07-03"] * 3)).tolist()
    [0, -1, 1]
    """
    days, begun = _ranges(dates), _ranges(starts)
    answers = np.full(len(dates), OPEN, np.int8)
    answers[days.latest <= begun.earliest] = NO
    answers[days.earliest > begun.latest] = YES
    answers[~(days.known & begun.known)] = OPEN
    return answers


def _ranges(dates: Encoded) -> _Ranges:
    """Return what is known of the days of a column; a date that decides its day is read with all others."""
    earliest = np.append(read_many(list(dates.values)).day, NO_DAY)
    latest = earliest.copy()
    for at in np.flatnonzero(earliest[:-1] == NO_DAY).tolist():
        days = day_range(dates.values[at])
        if days is not None:
            earliest[at], latest[at] = (day.toordinal() for day in days)
    return _Ranges(earliest[dates.codes], latest[dates.codes], earliest[dates.codes] != NO_DAY)


def _timed(dates: Encoded) -> NDArray[np.bool_]:
    """Return which dates have a time; a missing one has none."""
    lengths = np.fromiter(map(len, dates.values), np.int64, len(dates.values))
    return np.append(lengths > _DATE, False)[dates.codes]

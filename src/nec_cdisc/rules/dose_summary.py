"""How much of a treatment each subject had: cumulative dose, duration, intensity, modifications, in whole columns.

Input are intervals of constant dosing, as EX has them. Doses are added exactly. What cannot be added is told by row.

Source: relative dose intensity after W. M. Hryniuk and H. Bush, J Clin Oncol 1984;2:1281-1288: the dose actually given
in unit time over the dose planned in unit time.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.exact_number import EXACT, canonical, rounded, times
from nec_cdisc.rules.exact_sum import exact_sums
from nec_cdisc.rules.number_column import Numbers, ranks
from nec_cdisc.rules.row_order import Rows, sorted_rows, starts_of

Days = NDArray[np.datetime64]
Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]
#: Decimals of intensities.
DECIMALS = 10
_HUNDRED = Decimal(100)


class Interval(NamedTuple):
    """Intervals of constant dosing, one for each record.

    ``subject`` is a number from 0 (subject and treatment, where there are several); ``start`` and ``end`` its first and
    last day; ``dose`` the amount of one dose, 0 where none was taken; ``taken`` how many doses the interval holds
    (``doses_taken``), -1 where that is not known; ``daily`` the mean dose of a day (``daily_dose``).
    """

    subject: NDArray[np.integer]
    start: Days
    end: Days
    dose: Numbers
    taken: NDArray[np.integer]
    daily: Numbers


@dataclass(frozen=True, slots=True)
class DoseSummary:
    """What each subject had; without any dose days are NaT and everything else is 0 or missing.

    ``first`` and ``last`` are the first and the last day of dosing, ``duration`` the days from one to the other, both
    counted, ``exposed`` those of them inside an interval with a dose. ``cumulative`` is the sum of all doses,
    ``intensity`` what that is for each day of the duration, ``relative`` the same in per cent of the plan; all three
    are missing where a record is incomplete or overlaps. ``reductions`` and ``increases`` count changes of the daily
    dose, ``interruptions`` the gaps between intervals with a dose.

    ``incomplete`` and ``overlapping`` are rows: an interval without start, end, dose or number of doses, or with the
    end before the start; one with a dose that begins on or before the last day of an earlier one.
    """

    first: Days
    last: Days
    duration: Counts
    exposed: Counts
    cumulative: list[Decimal | None]
    intensity: list[Decimal | None]
    relative: list[Decimal | None]
    reductions: Counts
    increases: Counts
    interruptions: Counts
    incomplete: Rows
    overlapping: Rows


def dose_summary(intervals: Interval, *, planned: Decimal, count: int) -> DoseSummary:
    """Return what each subject had of a treatment.

    Arguments:
        intervals: the intervals of constant dosing, in any order.
        planned: the dose that the protocol plans for a day, in the unit of the doses; above 0.
        count: how many subjects there are.

    Example:
        >>> def days(*texts): return np.array(texts, "datetime64[D]")
        >>> dose = Numbers([Decimal(10), Decimal(5)], np.array([0, 1]))
        >>> found = dose_summary(
        ...     Interval(
        ...         np.zeros(2, int), days("2019-07-03", "2019-08-07"), days("2019-07-30", "2019-08-20"),
        ...         dose, np.array([28, 14]), dose,
        ...     ),
        ...     planned=Decimal(10),
        ...     count=1,
        ... )
        >>> found.cumulative, found.duration.tolist(), found.exposed.tolist(), found.relative
        ([Decimal('350')], [49], [42], [Decimal('71.4285714286')])
        >>> found.reductions.tolist(), found.interruptions.tolist()
        ([1], [1])

    """
    incomplete = _incomplete(intervals)
    zero = np.array([*(value <= 0 for value in intervals.dose.values), False])[intervals.dose.codes]
    rows = np.flatnonzero(~incomplete & ~zero)
    order = rows[sorted_rows([intervals.subject[rows], _whole(intervals.start[rows]), _whole(intervals.end[rows])])]
    subject = intervals.subject[order]
    reached = _reached(subject, _whole(intervals.end[order]))
    starts = starts_of(subject)
    begin = _whole(intervals.start[order])
    overlap = ~starts & (begin <= reached)
    doubtful = _any(intervals.subject[incomplete], count) | _any(subject[overlap], count)
    first, last, duration = _duration(subject, intervals.start[order], intervals.end[order], count)
    cumulative = _cumulative(intervals, order, count)
    change = _changes(intervals, order, starts)
    return DoseSummary(
        first,
        last,
        duration,
        _added(subject, _whole(intervals.end[order]) - begin + 1, count),
        [None if bad else total for total, bad in zip(cumulative, doubtful, strict=True)],
        _rates(cumulative, duration, doubtful, Decimal(1)),
        _rates(cumulative, duration, doubtful, EXACT.divide(_HUNDRED, planned)),
        _added(subject, change < 0, count),
        _added(subject, change > 0, count),
        _added(subject, ~starts & (begin > reached + 1), count),
        np.flatnonzero(incomplete),
        np.sort(order[overlap]),
    )


def _incomplete(intervals: Interval) -> Flags:
    start, end = intervals.start, intervals.end
    missing = np.isnat(start) | np.isnat(end) | (end < start)
    return missing | (intervals.dose.codes < 0) | (intervals.taken < 0)


def _whole(day: Days) -> Counts:
    """Return days as whole numbers above 0, which can be sorted and added."""
    return day.astype("datetime64[D]").astype(np.int64) - np.datetime64("0001-01-01", "D").astype(np.int64)


def _reached(subject: NDArray[np.integer], end: Counts) -> Counts:
    """Return the last day of all earlier intervals of the subject; subjects stand together."""
    if not len(end):
        return end
    room = int(end.max()) + 1
    running = np.maximum.accumulate(end + subject.astype(np.int64) * room)
    before = np.empty_like(end)
    before[1:] = running[:-1]
    before[0] = -1
    return before - subject * room


def _any(subject: NDArray[np.integer], count: int) -> Flags:
    found: Flags = np.bincount(subject, minlength=count) > 0
    return found


def _added(subject: NDArray[np.integer], number: NDArray[np.integer] | Flags, count: int) -> Counts:
    return np.bincount(subject, weights=number, minlength=count).astype(np.int64)


def _duration(subject: NDArray[np.integer], start: Days, end: Days, count: int) -> tuple[Days, Days, Counts]:
    """Return first and last day of each subject, and how many days lie between them, both counted."""
    first = np.full(count, np.datetime64("9999-12-31", "D"))
    last = np.full(count, np.datetime64("0001-01-01", "D"))
    np.minimum.at(first, subject, start)
    np.maximum.at(last, subject, end)
    none = ~_any(subject, count)
    days = np.where(none, 0, (last - first).astype(np.int64) + 1)
    return np.where(none, np.datetime64("NaT"), first), np.where(none, np.datetime64("NaT"), last), days


def _cumulative(intervals: Interval, order: Rows, count: int) -> list[Decimal]:
    """Return the sum of all doses of each subject; each dose is multiplied once for each number of doses."""
    taken = intervals.taken[order].astype(np.int64)
    room = int(taken.max(initial=0)) + 1
    distinct, codes = np.unique(intervals.dose.codes[order] * room + taken, return_inverse=True)
    products = [times(intervals.dose.values[int(pair) // room], Decimal(int(pair) % room)) for pair in distinct]
    return [canonical(total) for total in exact_sums(products, codes, intervals.subject[order], count)]


def _changes(intervals: Interval, order: Rows, starts: Flags) -> NDArray[np.int8]:
    """Return 1 where the daily dose is above that of the interval before, -1 where it is below, 0 where unknown."""
    rank = ranks(intervals.daily)[0][order]
    change = np.zeros(len(order), np.int8)
    known = (rank[1:] >= 0) & (rank[:-1] >= 0) & ~starts[1:]
    change[1:] = np.where(known, np.sign(rank[1:] - rank[:-1]), 0)
    return change


def _rates(totals: list[Decimal], days: Counts, doubtful: Flags, factor: Decimal) -> list[Decimal | None]:
    """Return total over days, times a factor, for each subject who had a dose."""
    return [
        None if bad or not length else canonical(rounded(EXACT.divide(times(total, factor), Decimal(length)), DECIMALS))
        for total, length, bad in zip(totals, days.tolist(), doubtful.tolist(), strict=True)
    ]

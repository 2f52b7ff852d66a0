"""Which adverse events are treatment-emergent, and which records are on treatment, for whole columns at once.

Source: ICH E9, glossary (treatment emergent: an event that emerges during treatment, having been absent before, or
worsens relative to the state before); OCCDS 1.1 (TRTEMFL). Dates are days (``datetime64[D]``, NaT where missing),
grades numbers (nan where missing). Answers are true where the flag is Y; it is never N.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.row_order import Rows, sorted_rows, starts_of

Days = NDArray[np.datetime64]
Grades = NDArray[np.float64]
Flags = NDArray[np.bool_]


def treatment_emergent(
    start: Days, end: Days, first_dose: Days, last_dose: Days, *, window: int | None = 30, worsened: Flags | None = None
) -> Flags:
    """Return which events emerge under treatment: the first of these cases that applies.

    No first dose: not. The end lies before the first dose: not. The start is not known: emergent. Started on or after
    the first dose and at most ``window`` days after the last: emergent. Started before the first dose and ``worsened``:
    emergent, whenever that was. Anything else: not.

    Arguments:
        start: first day of the event.
        end: its last day.
        first_dose: the subject's first dose.
        last_dose: the subject's last dose; while it is not known the window stays open.
        window: days after the last dose; ``None`` for an open window.
        worsened: events that got worse under treatment, as of :func:`worsened`; none where it is not given.

    Example:
        >>> def days(*texts): return np.array(texts, "datetime64[D]")
        >>> first, last = days(*["2019-07-03"] * 4), days(*["2019-08-01"] * 4)
        >>> start, end = days("2019-07-05", "2019-06-05", "2019-09-01", "NaT"), days(*["NaT"] * 4)
        >>> treatment_emergent(start, end, first, last).tolist()
        [True, False, False, True]

    """
    unknown = np.isnat(start)
    emerged = unknown | ((start >= first_dose) & _inside(start, last_dose, window))
    if worsened is not None:
        emerged |= (start < first_dose) & worsened
    return emerged & ~np.isnat(first_dose) & ~(end < first_dose)


def worsened(initial: Grades, worst: Grades) -> Flags:
    """Return which events got worse: their worst grade is above the initial one, or one of the two is not known.

    Example:
        >>> worsened(np.array([1.0, 2.0, np.nan]), np.array([3.0, 2.0, 1.0])).tolist()
        [True, False, True]

    """
    return np.isnan(initial) | np.isnan(worst) | (initial < worst)


def treatment_emergent_in_groups(
    start: Days,
    end: Days,
    first_dose: Days,
    last_dose: Days,
    grade: Grades,
    *,
    subject: NDArray[np.integer],
    group: NDArray[np.integer],
    sequence: NDArray[np.integer],
    window: int | None = 30,
) -> Flags:
    """Return which records emerge under treatment, where the records of one event form a group.

    Records are judged as by :func:`treatment_emergent`, and one that starts on or after the first dose has to be new
    or worse besides. It is new where no record of its group starts before the first dose. Otherwise the first record on
    or after the first dose whose grade is above that of the record before it is worse, and so are all later ones of the
    group. The window holds for all of them. Records of a group are ordered by start (unknown last) and sequence; a
    grade that is not known is no worsening.

    Arguments:
        start: first day of the record.
        end: its last day.
        first_dose: the subject's first dose.
        last_dose: the subject's last dose; while it is not known the window stays open.
        grade: toxicity grade or severity of the record.
        subject: a number for each subject.
        group: a number for each group of a subject (``--GRPID``); -1 for a record that stands alone.
        sequence: ``--SEQ``, which orders records of one day.
        window: days after the last dose; ``None`` for an open window.

    Example:
        >>> def days(*texts): return np.array(texts, "datetime64[D]")
        >>> start, none = days("2019-06-05", "2019-07-05", "2019-07-12"), days(*["NaT"] * 3)
        >>> first, last, one = days(*["2019-07-03"] * 3), days(*["2019-08-01"] * 3), np.zeros(3, int)
        >>> grade = np.array([1.0, 1.0, 2.0])
        >>> treatment_emergent_in_groups(
        ...     start, none, first, last, grade, subject=one, group=one, sequence=np.arange(3)
        ... ).tolist()
        [False, False, True]

    """
    order, starts = _grouped(start, subject, group, sequence)
    before = (start < first_dose)[order]
    groups = np.cumsum(starts) - 1
    known_before = np.bincount(groups[before], minlength=len(starts)) > 0
    graded = grade[order]
    worse = np.zeros(len(order), bool)
    worse[1:] = (graded[1:] > graded[:-1]) & ~starts[1:]
    # a record without a start comes last; it may be where the grade rose
    since = _from_first_on(worse & ~before, starts)
    counts = np.empty(len(order), bool)
    counts[order] = ~known_before[groups] | since
    emerged = treatment_emergent(start, end, first_dose, last_dose, window=window)
    return emerged & (counts | np.isnat(start))


def on_treatment(
    start: Days, end: Days, first_dose: Days, last_dose: Days, *, window: int = 30, still_running: bool = False
) -> Flags:
    """Return which records are on treatment: started between first dose and ``window`` days after the last.

    A start that is not known counts where the first dose is. With ``still_running`` a record that started earlier and
    did not end before the first dose counts too, and one that ended before it does not, known start or not.

    Arguments:
        start: first day of the record.
        end: its last day; looked at with ``still_running`` only.
        first_dose: the subject's first dose.
        last_dose: the subject's last dose; while it is not known the window stays open.
        window: days after the last dose.
        still_running: whether what began before the first dose and went on counts.

    Example:
        >>> def days(*texts): return np.array(texts, "datetime64[D]")
        >>> start, end, first, last = days("2019-06-05"), days("NaT"), days("2019-07-03"), days("2019-08-01")
        >>> on_treatment(start, end, first, last), on_treatment(start, end, first, last, still_running=True)
        (array([False]), array([ True]))

    """
    counts = np.isnat(start) | ((start >= first_dose) & _inside(start, last_dose, window))
    if still_running:
        counts = (counts | (start < first_dose)) & ~(end < first_dose)
    return counts & ~np.isnat(first_dose)


def _inside(start: Days, last_dose: Days, window: int | None) -> Flags:
    """Return where a start lies at most so many days after the last dose, or nothing closes the window."""
    if window is None:
        return np.ones(len(start), bool)
    return np.isnat(last_dose) | (start <= last_dose + np.timedelta64(window, "D"))


def _grouped(
    start: Days, subject: NDArray[np.integer], group: NDArray[np.integer], sequence: NDArray[np.integer]
) -> tuple[Rows, Flags]:
    """Return the rows by subject, group, start and sequence, and where each group begins; what stands alone is one."""
    alone = np.where(group < 0, np.arange(len(group)), -1)
    day = np.unique(start, return_inverse=True)[1]  # sorts NaT last
    rank = np.unique(sequence, return_inverse=True)[1]
    order = sorted_rows([subject, group, alone, day, rank])
    starts = starts_of(subject[order]) | starts_of(group[order]) | starts_of(alone[order])
    return order, starts


def _from_first_on(event: Flags, starts: Flags) -> Flags:
    """Return where the event has happened in the group, now or earlier."""
    count = np.cumsum(event)
    position = np.arange(len(starts))
    first = np.maximum.accumulate(np.where(starts, position, 0))
    happened: Flags = count > (count - event)[first]
    return happened

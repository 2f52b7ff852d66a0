"""The assessments of tumours that TR tells of, in order, evaluator by evaluator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, join_values
from nec_cdisc.records import lesions
from nec_cdisc.records.dates import NEVER_FIRST, NEVER_LAST, Dates
from nec_cdisc.records.table import SUBJECT, Mask, Positions, Records, matched, with_blanks
from nec_cdisc.rules.row_order import starts_of

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Assessments:
    """The assessments that TR tells of; those of a subject and evaluator, its course, stand together and in order.

    ``of_record`` is the assessment of each record of TR, -1 where it has none; ``first_record`` the first record of
    each assessment. ``course`` numbers the courses, ``starts`` says where one begins. ``baseline`` is the place of the
    baseline of the course, -1 where it has none.
    """

    of_record: Rows
    first_record: Rows
    course: Rows
    starts: Mask
    baseline: Rows
    names: tuple[str, ...]
    tr: Records

    def __len__(self) -> int:
        """Return the number of assessments."""
        return len(self.first_record)

    @property
    def later(self) -> Mask:
        """Which assessments follow the baseline of their course."""
        return (self.baseline >= 0) & (np.arange(len(self)) > self.baseline)

    def of(self, other: Records) -> Positions:
        """Return the assessment of each record of another dataset (RS, TU), -1 where TR tells of none."""
        names = (SUBJECT, *lesions.evaluators(self.tr, other))
        own = [with_blanks(other.text(name)) for name in names]
        theirs = [with_blanks(self.tr.text(name).take(self.first_record)) for name in names]
        return matched([*own, _visit(other)], [*theirs, _visit(self.tr).take(self.first_record)])

    @property
    def days_apart(self) -> Rows:
        """How many days the dates of each assessment lie apart at least, 0 where nothing is certain."""
        days, count = self.tr.dates("TRDTC"), len(self)
        earliest, latest = np.full(count, NEVER_LAST), np.full(count, NEVER_FIRST)
        known = days.valid & (self.of_record >= 0)
        np.minimum.at(earliest, self.of_record[known], days.last[known])
        np.maximum.at(latest, self.of_record[known], days.first[known])
        apart: Rows = np.maximum(latest - earliest, 0)
        return apart

    def any(self, records: Mask) -> Mask:
        """Say which assessments have one of some records of TR."""
        at = self.of_record[records]
        return np.bincount(at[at >= 0], minlength=len(self)) > 0


def assessments(tr: Records, dm: Records | None) -> Assessments:
    """Return the assessments that TR tells of."""
    names = (SUBJECT, *lesions.evaluators(tr))
    course_of = tr.group(*names)
    visit = _visit(tr)
    placed = tr.filled(SUBJECT) & ~visit.missing()
    whose = Encoded(course_of, range(int(course_of.max(initial=-1)) + 1))
    codes = np.where(placed, _numbers([whose, visit]), -1)
    distinct, first, inverse = np.unique(codes[placed], return_index=True, return_inverse=True)
    first_record = np.flatnonzero(placed)[first]
    group = np.full(len(tr), -1, np.int64)
    group[placed] = inverse
    count = len(distinct)
    day = _first_days(tr.dates("TRDTC"), group, count)
    number = tr.number("VISITNUM")[first_record]
    course = course_of[first_record].astype(np.int64)
    unnumbered = np.bincount(course[np.isnan(number)], minlength=int(course.max(initial=0)) + 1) > 0
    order = np.lexsort((day, np.where(unnumbered[course], day, number), course))
    place = np.empty(count, np.int64)
    place[order] = np.arange(count)
    of_record = np.where(group >= 0, np.append(place, -1)[group], -1)
    starts = starts_of(course[order])
    at = Assessments(
        of_record, first_record[order], np.cumsum(starts) - 1, starts, np.full(count, -1, np.int64), names, tr
    )
    return Assessments(of_record, at.first_record, at.course, starts, _baselines(at, dm), names, tr)


def _numbers(columns: Sequence[Encoded]) -> Rows:
    """Return a number for each row: equal where all columns are."""
    key = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        key = key * (len(column.values) + 1) + column.codes + 1
    return key


def _visit(records: Records) -> Encoded:
    """Return what tells the assessments of a subject apart: number or name of the visit, else the date."""
    columns = [records.text(name) for name in ("VISITNUM", "VISIT", "--DTC")]
    return join_values(columns, lambda number, name, date: number or name or date)


def _first_days(dates: Dates, group: Rows, count: int) -> Rows:
    day = np.full(count, NEVER_LAST, np.int64)
    known = dates.valid & (group >= 0)
    np.minimum.at(day, group[known], dates.first[known])
    return day


def _baselines(at: Assessments, dm: Records | None) -> Rows:
    """Return the place of the baseline of each assessment's course.

    It is the last assessment with a record that is flagged as baseline; without one in the course the last one that
    ends before the first dose or on its day; without one the first, if it is not certainly later.
    """
    count, tr = len(at), at.tr
    position = np.arange(count)
    flagged = at.any(tr.holds("TRLOBXFL", "Y") | tr.holds("TRBLFL", "Y"))
    days = tr.dates("TRDTC")
    early, late = np.full(count, NEVER_LAST), np.full(count, NEVER_FIRST)
    known = days.valid & (at.of_record >= 0)
    np.minimum.at(early, at.of_record[known], days.first[known])
    np.maximum.at(late, at.of_record[known], days.last[known])
    dose = np.full(count, NEVER_LAST)
    if dm is not None:
        given = dm.dates("RFXSTDTC" if dm.has("RFXSTDTC") else "RFSTDTC").at(tr.row_in(dm)[at.first_record])
        dose = np.where(given.valid, given.last, NEVER_LAST)
    before = (late <= dose) & (dose < NEVER_LAST) & (late > NEVER_FIRST)
    answer = np.full(count, -1, np.int64)
    for candidates in (at.starts & ~(early > dose), before, flagged):
        last = np.full(int(at.course.max(initial=-1)) + 1, -1, np.int64)
        last[at.course[candidates]] = position[candidates]
        answer = np.where(last[at.course] >= 0, last[at.course], answer) if count else answer
    return answer

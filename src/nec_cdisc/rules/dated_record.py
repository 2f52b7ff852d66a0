"""Dated records of many subjects, and the one of each subject that a rule chooses.

Subjects are whole numbers from 0; a record without a subject has -1. Dates are numpy days, ``NaT`` where missing. A
record without subject or date cannot be placed, and is never chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.row_order import Rows, sorted_rows, starts_of

Dates = NDArray[np.datetime64]
Flags = NDArray[np.bool_]
#: What stands for a record where there is none.
NO_RECORD = -1
_DAY = "datetime64[D]"


@dataclass(frozen=True, slots=True, eq=False)
class DatedRecords:
    """Records of subjects with their dates.

    ``order`` decides between records of a subject on one date (a sequence number such as ASEQ): whole numbers, unique
    within subject and date. Without it the place among the records given decides. Raises ``ValueError`` where the
    vectors do not have one length.
    """

    subject: NDArray[np.integer]
    date: Dates
    order: NDArray[np.integer] | None = None

    def __post_init__(self) -> None:
        """Refuse vectors of different lengths."""
        lengths = {len(part) for part in (self.subject, self.date, self.order) if part is not None}
        if len(lengths) > 1:
            msg = f"subject, date and order have different lengths: {sorted(lengths)}"
            raise ValueError(msg)

    def placed(self) -> Flags:
        """Return which records have a subject and a date."""
        return (self.subject >= 0) & ~np.isnat(self.date)


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """One record of each subject, or none.

    ``record`` is its position among the records given, -1 where the subject has none; ``date`` its date, then ``NaT``.
    """

    record: Rows
    date: Dates

    @property
    def found(self) -> Flags:
        """Which subjects have such a record (a flag Y, else N)."""
        return self.record >= 0


def chosen(record: Rows, date: Dates) -> Chosen:
    """Return the records of subjects (positions, -1 none) with their dates, which are looked up in ``date``."""
    return Chosen(record, dates_at(record, date))


def dates_at(record: NDArray[np.integer], date: Dates) -> Dates:
    """Return the dates of records, ``NaT`` at -1."""
    found = np.full(len(record), np.datetime64("NaT"), _DAY)
    found[record >= 0] = date[record[record >= 0]]
    return found


def earliest(records: DatedRecords, count: int, where: Flags | None = None) -> Chosen:
    """Return the earliest record of each of ``count`` subjects, among those of ``where``; of one date the first.

    Example:
        >>> days = np.array(["2021-03-02", "2021-03-01", "NaT"], "datetime64[D]")
        >>> earliest(DatedRecords(np.array([0, 0, 1]), days), 2).record.tolist()
        [1, -1]

    """
    return _at_end(records, count, where, last=False)


def latest(records: DatedRecords, count: int, where: Flags | None = None) -> Chosen:
    """Return the latest record of each of ``count`` subjects, among those of ``where``; of one date the last."""
    return _at_end(records, count, where, last=True)


def _at_end(records: DatedRecords, count: int, where: Flags | None, *, last: bool) -> Chosen:
    rows = np.flatnonzero(records.placed() if where is None else records.placed() & where)
    subject, day = records.subject[rows], day_numbers(records.date[rows])
    keys = [subject, day] if records.order is None else [subject, day, from_zero(records.order[rows])]
    order = sorted_rows(keys)
    ends = starts_of(subject[order][::-1])[::-1] if last else starts_of(subject[order])
    record = np.full(count, NO_RECORD, np.int64)
    record[subject[order[ends]]] = rows[order[ends]]
    return chosen(record, records.date)


def of_subject(records: DatedRecords, dates: Dates) -> Dates:
    """Return for each record the date of its subject among ``dates``, ``NaT`` for a record without a subject."""
    return dates_at(records.subject, dates)


def day_numbers(date: Dates) -> Rows:
    """Return dates, none of them missing, as whole numbers from 0 in their order."""
    return from_zero(date.astype(_DAY).astype(np.int64))


def from_zero(numbers: NDArray[np.integer]) -> Rows:
    """Return whole numbers moved so that the smallest is 0."""
    wide = numbers.astype(np.int64)
    return wide - wide.min() if len(wide) else wide

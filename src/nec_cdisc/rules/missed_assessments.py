"""Until when a subject was followed without missing several assessments in a row."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.dated_record import Chosen, DatedRecords, Dates, day_numbers, of_subject
from nec_cdisc.rules.row_order import sorted_rows, starts_of


def end_of_follow_up(
    records: DatedRecords, start: Dates, *, interval: int, tolerance: int = 0, missed: int = 2
) -> Chosen:
    """Return the day on which follow-up ended for each subject because assessments were missed, ``NaT`` for none.

    From the start on, each record must come within ``missed`` times ``interval`` plus ``tolerance`` days of the one
    before it. Where one comes later, that many assessments in a row were missed: follow-up ended on the last day on
    which it would have been in time, and nothing after it counts. As an end of ``time_to_event``, a progression
    behind the gap is not counted, and the subject is censored at the last assessment before it. ``record`` is the
    record that came too late.

    Arguments:
        records: the adequate assessments (no NE) and the events (progression, death), in any order. Records before
            the start do not count.
        start: the day of each subject from which time is counted; without it nothing is asked.
        interval: days from one assessment to the next, by protocol.
        tolerance: days by which an assessment may be late.
        missed: how many assessments in a row end the follow-up.

    Raises ``ValueError`` where the interval or the number is below 1, or the tolerance negative.

    Source: FDA, Clinical Trial Endpoints for the Approval of Cancer Drugs and Biologics (2007), appendix 3, table A:
    deaths after two or more missed visits are censored at the last visit.

    Example:
        >>> days = np.array(["2021-03-01", "2021-08-01"], "datetime64[D]")
        >>> records, start = DatedRecords(np.array([0, 0]), days), np.array(["2021-01-04"], "datetime64[D]")
        >>> end_of_follow_up(records, start, interval=56, tolerance=7).date
        array(['2021-06-28'], dtype='datetime64[D]')

    """
    if interval < 1 or missed < 1 or tolerance < 0:
        msg = "interval and missed are numbers from 1, the tolerance from 0"
        raise ValueError(msg)
    longest = missed * interval + tolerance
    record, subject, waited = _waits(records, start)
    late = np.flatnonzero(waited > longest)[::-1]  # what is written last stays: the first of a subject
    found = np.full(len(start), -1, np.int64)
    found[subject[late]] = record[late]
    end = np.full(len(start), np.datetime64("NaT"), "datetime64[D]")
    end[subject[late]] = records.date[record[late]] - (waited[late] - longest)
    return Chosen(found, end)


def _waits(records: DatedRecords, start: Dates) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return records in order with their subjects, and the days since the record before, or since the start."""
    rows = np.flatnonzero(records.placed() & (records.date >= of_subject(records, start)))
    keys = [records.subject[rows], day_numbers(records.date[rows])]
    rows = rows[sorted_rows(keys)]
    subject, date = records.subject[rows].astype(np.int64), records.date[rows].astype("datetime64[D]")
    before = np.where(starts_of(subject), start[subject].astype("datetime64[D]"), np.roll(date, 1))
    return rows, subject, (date - before).astype(np.int64)

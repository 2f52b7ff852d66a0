"""The overall responses of subjects that count: one on each date, and none after the first progression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.dated_record import (
    NO_RECORD,
    Chosen,
    DatedRecords,
    Dates,
    Flags,
    chosen,
    day_numbers,
    from_zero,
    of_subject,
)
from nec_cdisc.rules.response import Response
from nec_cdisc.rules.row_order import Rows, sorted_rows, starts_of

Responses = NDArray[np.integer]


class Use(IntEnum):
    """What became of a record: it counts, or why it does not."""

    COUNTED = 0
    NOT_PLACED = 1  # no subject, no date or no response
    AFTER_END = 2  # after the subject's last day that counts
    SAME_DATE = 3  # another record of the date is worse, or as bad and first in order
    AFTER_PROGRESSION = 4


@dataclass(frozen=True, slots=True, eq=False)
class AssessmentSequence:
    """The responses that count, sorted by subject and date.

    ``record`` is the position of each among the records given, ``subject``, ``date`` and ``response`` (numbers of
    :class:`Response`) are its values. ``count`` is the number of subjects; those without a record are among them.
    ``given`` are the records given, and ``use`` says of each of them what became of it (numbers of :class:`Use`).
    """

    record: Rows
    subject: Rows
    date: Dates
    response: Responses
    count: int
    given: DatedRecords
    use: NDArray[np.int8]

    def within(self, responses: Sequence[Response]) -> Flags:
        """Return which of the sequence are one of these responses."""
        return np.isin(self.response, responses)

    def since(self, start: Dates, days: int) -> Flags:
        """Return which of the sequence lie so many days or more after their subject's start; none without a start."""
        kept: Flags = self.date >= (start + np.timedelta64(days, "D"))[self.subject]
        return kept

    def first(self, where: Flags) -> Rows:
        """Return for each subject the place in the sequence of its first member of ``where``, -1 without one."""
        places = np.flatnonzero(where)[::-1]  # what is written last stays
        return self._by_subject(places)

    def last(self, where: Flags) -> Rows:
        """Return for each subject the place in the sequence of its last member of ``where``, -1 without one."""
        return self._by_subject(np.flatnonzero(where))

    def chosen(self, places: Rows) -> Chosen:
        """Return places in the sequence (-1 none) as records with their dates."""
        record = np.full(len(places), NO_RECORD, np.int64)
        record[places >= 0] = self.record[places[places >= 0]]
        return chosen(record, self.given.date)

    def stretches(self, first: Rows, last: Rows) -> Flags:
        """Return which of the records given lie from one place to another of their subject (-1 for no stretch)."""
        size = len(self.record)
        opened = (
            np.bincount(first[first >= 0], minlength=size) - np.bincount(last[first >= 0] + 1, minlength=size)[:size]
        )
        inside = np.zeros(len(self.use), bool)
        inside[self.record[np.cumsum(opened) > 0]] = True
        return inside

    def up_to_progression(self) -> AssessmentSequence:
        """Return the sequence without what comes after the first PD of a subject."""
        progressed = self.response == Response.PD
        before = np.cumsum(progressed) - progressed
        before -= np.maximum.accumulate(np.where(starts_of(self.subject), before, 0))
        kept = before == 0
        use = self.use.copy()
        use[self.record[~kept]] = Use.AFTER_PROGRESSION
        return replace(
            self,
            record=self.record[kept],
            subject=self.subject[kept],
            date=self.date[kept],
            response=self.response[kept],
            use=use,
        )

    def _by_subject(self, places: Rows) -> Rows:
        found = np.full(self.count, -1, np.int64)
        found[self.subject[places]] = places
        return found


def assessment_sequence(
    records: DatedRecords, response: Responses, count: int, *, until: Dates | None = None
) -> AssessmentSequence:
    """Return the responses that count, of subjects 0 to ``count`` - 1.

    Of one date the worst response counts (NE < CR < PR < SD < NON-CR/NON-PD < PD), of equal ones the first in order.
    What comes after the first PD does not count. A partial date must have been completed before (``NaT`` cannot be
    placed). Several evaluators are several sequences: number subject and evaluator together, or keep one evaluator.
    Give assessments under treatment only: what was recorded at screening is no response.

    Arguments:
        records: subject, date and order of each overall response, in any order.
        response: numbers of :class:`Response`, one per record; -1 where blank.
        count: how many subjects there are.
        until: the last day of each subject that counts, such as the start of a new anti-cancer therapy; ``NaT``
            where nothing ends.

    Raises ``ValueError`` where the vectors do not have one length.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), section 4.4: the best response until progression.

    Example:
        >>> days = np.array(["2021-05-01", "2021-03-01", "2021-03-01"], "datetime64[D]")
        >>> records = DatedRecords(np.array([0, 0, 0]), days, np.array([3, 1, 2]))
        >>> sequence = assessment_sequence(records, np.array([Response.CR, Response.SD, Response.PD]), 1)
        >>> sequence.record.tolist(), [Use(use).name for use in sequence.use]
        ([2], ['AFTER_PROGRESSION', 'SAME_DATE', 'COUNTED'])

    """
    if len(response) != len(records.subject) or (until is not None and len(until) != count):
        msg = "a response belongs to each record, and an end to each subject"
        raise ValueError(msg)
    use = np.where(records.placed() & (response >= 0), Use.COUNTED, Use.NOT_PLACED).astype(np.int8)
    if until is not None:
        use[(use == Use.COUNTED) & (records.date > of_subject(records, until))] = Use.AFTER_END
    rows = np.flatnonzero(use == Use.COUNTED)
    subject, day = records.subject[rows].astype(np.int64), day_numbers(records.date[rows])
    keys = [subject, day, Response.PD - response[rows]]
    if records.order is not None:
        keys.append(from_zero(records.order[rows]))
    order = sorted_rows(keys)
    leads = starts_of(subject[order]) | starts_of(day[order])
    use[rows[order[~leads]]] = Use.SAME_DATE
    record = rows[order[leads]]
    sequence = AssessmentSequence(
        record, subject[order[leads]], records.date[record], response[record], count, records, use
    )
    return sequence.up_to_progression()

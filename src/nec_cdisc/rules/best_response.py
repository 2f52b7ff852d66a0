"""The best overall response of a subject, without confirmation (RECIST 1.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.assessment_sequence import AssessmentSequence
from nec_cdisc.rules.dated_record import Chosen, Dates, Flags
from nec_cdisc.rules.response import CONTROLLED, Response
from nec_cdisc.rules.row_order import Rows

#: What a subject can have as best response, in order, and which assessments give it.
Classes = Sequence[tuple[Response, Flags]]


@dataclass(frozen=True, slots=True, eq=False)
class BestResponse(Chosen):
    """The best response of each subject, with the record that decided it.

    ``value`` are numbers of :class:`Response`, MISSING (-1) where nothing was assessed. ``confirmed_by`` is the
    position of the record that confirmed it, -1 where nothing did or needed to. ``window`` tells of each record given
    whether the answer rests on it: it decided, confirmed, or lies between the two.
    """

    value: NDArray[np.int8]
    confirmed_by: Rows
    window: Flags

    def texts(self) -> list[str]:
        """Return the responses as CDISC writes them."""
        return [Response(value).text for value in self.value.tolist()]


def best_response(
    sequence: AssessmentSequence, start: Dates, *, minimum_sd: int = 42, missing_as_ne: bool = False
) -> BestResponse:
    """Return the best overall response of each subject without confirmation.

    The first that applies, with the earliest record that gives it: CR. PR. SD: any CR, PR or SD ``minimum_sd`` days
    or more after the start. NON-CR/NON-PD, as late. PD. NE: any other record. MISSING: no record.

    Arguments:
        sequence: the responses that count (``assessment_sequence``).
        start: the day from which days count, of each subject (first dose or randomisation). Without it neither SD nor
            NON-CR/NON-PD can be shown to have lasted.
        minimum_sd: after how many days a disease is stable; no day is added, so day 43 of the study is 42 days after.
        missing_as_ne: whether a subject without a record is NE and not MISSING.

    Raises ``ValueError`` where there is not one start for each subject, or the days are negative.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), sections 4.4.3 and 4.6.3.

    Example:
        >>> from nec_cdisc.rules.assessment_sequence import DatedRecords, assessment_sequence
        >>> days = np.array(["2021-03-01", "2021-05-01"], "datetime64[D]")
        >>> responses = np.array([Response.SD, Response.PD])
        >>> sequence = assessment_sequence(DatedRecords(np.zeros(2, int), days), responses, 1)
        >>> early, late = np.array(["2021-01-01"], "datetime64[D]"), np.array(["2021-02-01"], "datetime64[D]")
        >>> best_response(sequence, early).texts(), best_response(sequence, late).texts()
        (['SD'], ['PD'])

    """
    lasting = lasted(sequence, start, minimum_sd)
    classes = [(response, sequence.response == response) for response in (Response.CR, Response.PR)]
    return first_class(sequence, [*classes, *without_response(sequence, lasting)], missing_as_ne=missing_as_ne)


def lasted(sequence: AssessmentSequence, start: Dates, minimum_sd: int) -> Flags:
    """Return which of the sequence show a disease under control so many days or more after the start.

    Raises ``ValueError`` where there is not one start for each subject, or the days are negative.
    """
    if len(start) != sequence.count:
        msg = f"{len(start)} starts for {sequence.count} subjects"
        raise ValueError(msg)
    if minimum_sd < 0:
        msg = "the minimum time of a stable disease is a number of days from 0"
        raise ValueError(msg)
    return sequence.within(CONTROLLED) & sequence.since(start, minimum_sd)


def without_response(sequence: AssessmentSequence, lasting: Flags) -> Classes:
    """Return the best responses that are no CR or PR, in order, each with the assessments that give it."""
    unmeasured = sequence.response == Response.NON_CR_NON_PD
    return [
        (Response.SD, lasting & ~unmeasured),
        (Response.NON_CR_NON_PD, lasting & unmeasured),
        (Response.PD, sequence.response == Response.PD),
        (Response.NE, np.ones(len(sequence.response), bool)),
    ]


def first_class(
    sequence: AssessmentSequence, classes: Classes, *, missing_as_ne: bool, confirmed_by: Rows | None = None
) -> BestResponse:
    """Return for each subject the first class that has a record, and the earliest record of it.

    ``confirmed_by`` are places in the sequence; a CR or PR names what confirmed it.
    """
    place = np.full(sequence.count, -1, np.int64)
    value = np.full(sequence.count, Response.NE if missing_as_ne else Response.MISSING, np.int8)
    for response, members in classes:
        earliest = sequence.first(members)
        takes = (place < 0) & (earliest >= 0)
        place[takes], value[takes] = earliest[takes], response
    by = np.full(sequence.count, -1, np.int64)
    if confirmed_by is not None:
        responded = np.isin(value, (Response.CR, Response.PR))
        by[responded] = confirmed_by[place[responded]]
    deciding, window = sequence.chosen(place), sequence.stretches(place, np.where(by < 0, place, by))
    return BestResponse(deciding.record, deciding.date, value, sequence.chosen(by).record, window)

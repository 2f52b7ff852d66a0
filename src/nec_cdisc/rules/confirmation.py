"""Which responses are confirmed by a later assessment (RECIST 1.1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nec_cdisc.rules.assessment_sequence import AssessmentSequence
from nec_cdisc.rules.dated_record import Flags, day_numbers
from nec_cdisc.rules.response import Response
from nec_cdisc.rules.row_order import Rows


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What confirms a response.

    ``days``: how many days later an assessment must be at least. ``not_evaluable``: how many NE may lie between.
    ``stable_between``: how many SD may lie between a PR and what confirms it. Raises ``ValueError`` for a negative
    number.
    """

    days: int = 28
    not_evaluable: int = 1
    stable_between: int = 0

    def __post_init__(self) -> None:
        """Refuse negative numbers."""
        if min(self.days, self.not_evaluable, self.stable_between) < 0:
            msg = "days, not_evaluable and stable_between of a confirmation are numbers from 0"
            raise ValueError(msg)


def confirmed_by(sequence: AssessmentSequence, rule: Confirmation) -> Rows:
    """Return for each of the sequence the place of the one that confirms it, -1 where nothing does.

    A CR is confirmed by a CR; between them lie only CR and NE. A PR is confirmed by a CR or PR; between them lie only
    CR, PR, NE and the SD allowed, and no PR comes after a CR. Only the first assessment is asked that could confirm
    and is late enough: where what lies before it does not fit, later ones do not help.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), sections 4.4.3 and 4.6.1, table 3: confirmed at a
    later assessment, generally 4 weeks after the first.

    Example:
        >>> from nec_cdisc.rules.assessment_sequence import DatedRecords, assessment_sequence
        >>> days = np.array(["2021-03-01", "2021-03-20", "2021-03-29"], "datetime64[D]")
        >>> responses = np.array([Response.PR, Response.NE, Response.CR])
        >>> confirmed_by(assessment_sequence(DatedRecords(np.zeros(3, int), days), responses, 1), Confirmation())
        array([ 2, -1, -1])

    """
    size = len(sequence.response)
    place = np.arange(size)
    complete, partial = (sequence.response == response for response in (Response.CR, Response.PR))
    late = np.maximum(_first_so_late(sequence, rule.days), place + 1)
    found = np.where(complete, _next(complete)[late], _next(complete | partial)[late])
    inside = (complete | partial) & (found < size)
    found = np.where(inside, found, place)
    inside &= sequence.subject[found] == sequence.subject
    fits = np.where(complete, _fits_complete(sequence, found), _fits_partial(sequence, found, rule))
    few = _between(sequence.response == Response.NE, place, found) <= rule.not_evaluable
    return np.where(inside & fits & few, found, -1)


def _fits_complete(sequence: AssessmentSequence, found: Rows) -> Flags:
    other = ~sequence.within((Response.CR, Response.NE))
    fits: Flags = _between(other, np.arange(len(found)), found) == 0
    return fits


def _fits_partial(sequence: AssessmentSequence, found: Rows, rule: Confirmation) -> Flags:
    place = np.arange(len(found))
    complete, partial = (sequence.response == response for response in (Response.CR, Response.PR))
    other = ~sequence.within((Response.CR, Response.PR, Response.NE, Response.SD))
    first_complete = np.minimum(_next(complete)[place + 1], found)
    fits: Flags = (
        (_between(other, place, found) == 0)
        & (_between(sequence.response == Response.SD, place, found) <= rule.stable_between)
        & (_between(partial, first_complete, found) == 0)
    )
    return fits


def _first_so_late(sequence: AssessmentSequence, days: int) -> Rows:
    """Return the first place that is so many days later, or belongs to a later subject."""
    day = day_numbers(sequence.date)
    room = int(day.max(initial=0)) + days + 1  # so that the days of a subject never reach those of the next
    key = sequence.subject * room + day
    return np.searchsorted(key, key + days, side="left").astype(np.int64)


def _next(where: Flags) -> Rows:
    """Return for each place, and one past the end, the first place of ``where`` from there on, else the length."""
    size = len(where)
    places = np.append(np.where(where, np.arange(size), size), size)
    return np.minimum.accumulate(places[::-1])[::-1]


def _between(where: Flags, after: Rows, last: Rows) -> Rows:
    """Return how many of ``where`` lie after a place and up to another one."""
    number = np.append(0, np.cumsum(where))
    counted: Rows = number[last + 1] - number[after + 1]
    return counted

"""The first response of a subject: whether it responded, and since when."""

from __future__ import annotations

from dataclasses import dataclass

from nec_cdisc.rules.assessment_sequence import AssessmentSequence
from nec_cdisc.rules.confirmation import Confirmation, confirmed_by
from nec_cdisc.rules.dated_record import Chosen
from nec_cdisc.rules.response import RESPONDING
from nec_cdisc.rules.row_order import Rows


@dataclass(frozen=True, slots=True, eq=False)
class FirstResponse(Chosen):
    """The first response of each subject; ``confirmed_by`` is the record that confirmed it, -1 where none is asked."""

    confirmed_by: Rows


def first_response(sequence: AssessmentSequence, confirmation: Confirmation | None = None) -> FirstResponse:
    """Return the first CR or PR of each subject; with a ``confirmation`` the first that is confirmed.

    It answers whether a subject responded (objective response), and starts the duration of response. The date is that
    of the response, not of its confirmation.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), sections 4.6.1 and 4.6.2.

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.rules.assessment_sequence import DatedRecords, assessment_sequence
        >>> from nec_cdisc.rules.response import Response
        >>> days = np.array(["2021-03-01", "2021-03-20"], "datetime64[D]")
        >>> responses = np.array([Response.PR, Response.CR])
        >>> sequence = assessment_sequence(DatedRecords(np.zeros(2, int), days), responses, 1)
        >>> first_response(sequence).found, first_response(sequence, Confirmation()).found
        (array([ True]), array([False]))

    """
    responding = sequence.within(RESPONDING)
    if confirmation is None:
        first = sequence.chosen(sequence.first(responding))
        return FirstResponse(first.record, first.date, sequence.chosen(sequence.first(responding & False)).record)
    by = confirmed_by(sequence, confirmation)
    place = sequence.first(by >= 0)
    confirming = place.copy()
    confirming[place >= 0] = by[place[place >= 0]]
    first = sequence.chosen(place)
    return FirstResponse(first.record, first.date, sequence.chosen(confirming).record)

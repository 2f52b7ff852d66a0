"""The first progression of a subject."""

from __future__ import annotations

from nec_cdisc.rules.assessment_sequence import AssessmentSequence
from nec_cdisc.rules.dated_record import Chosen
from nec_cdisc.rules.response import Response


def first_progression(sequence: AssessmentSequence) -> Chosen:
    """Return the record of the first PD of each subject.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), section 4.7 with tables 1 and 2: the first day on which
    progression is met.

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.rules.assessment_sequence import DatedRecords, assessment_sequence
        >>> days = np.array(["2021-03-01", "2021-05-01"], "datetime64[D]")
        >>> records = DatedRecords(np.array([0, 0]), days)
        >>> first_progression(assessment_sequence(records, np.array([Response.SD, Response.PD]), 1)).record
        array([1])

    """
    return sequence.chosen(sequence.first(sequence.response == Response.PD))

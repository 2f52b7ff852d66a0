"""The last adequate assessment of a subject: until when it was known whether the disease had progressed."""

from __future__ import annotations

from nec_cdisc.rules.assessment_sequence import AssessmentSequence
from nec_cdisc.rules.dated_record import Chosen
from nec_cdisc.rules.response import Response


def last_adequate_assessment(sequence: AssessmentSequence) -> Chosen:
    """Return the last record of each subject that is not NE, up to and including the first PD.

    An assessment of which nothing could be evaluated does not show that there was no progression, so nobody is
    censored at it.

    Source: FDA, Clinical Trial Endpoints for the Approval of Cancer Drugs and Biologics (2018), on progression-free
    survival: who has no event is censored at the last adequate tumour assessment.

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.rules.assessment_sequence import DatedRecords, assessment_sequence
        >>> days = np.array(["2021-03-01", "2021-05-01"], "datetime64[D]")
        >>> records = DatedRecords(np.array([0, 0]), days)
        >>> last_adequate_assessment(assessment_sequence(records, np.array([Response.SD, Response.NE]), 1)).record
        array([0])

    """
    return sequence.chosen(sequence.last(sequence.response != Response.NE))

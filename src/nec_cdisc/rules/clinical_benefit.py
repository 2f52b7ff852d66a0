"""Since when a subject had a clinical benefit: a response, or a disease that stayed under control."""

from __future__ import annotations

from nec_cdisc.rules.assessment_sequence import AssessmentSequence
from nec_cdisc.rules.best_response import lasted
from nec_cdisc.rules.confirmation import Confirmation, confirmed_by
from nec_cdisc.rules.dated_record import Chosen, Dates
from nec_cdisc.rules.response import RESPONDING


def clinical_benefit(
    sequence: AssessmentSequence, start: Dates, *, minimum_sd: int = 42, confirmation: Confirmation | None = None
) -> Chosen:
    """Return the first record of each subject that shows a benefit.

    That is the earlier of the first response (with a ``confirmation``, the first that is confirmed) and the first CR,
    PR, SD or NON-CR/NON-PD ``minimum_sd`` days or more after the start.

    Arguments:
        sequence: the responses that count (``assessment_sequence``).
        start: the day from which days count, of each subject.
        minimum_sd: after how many days a disease under control is a benefit; trials often ask for 168 (24 weeks).
        confirmation: what confirms a response; without it a response needs no confirmation.

    Raises ``ValueError`` where there is not one start for each subject, or the days are negative.

    Source: a rule of the protocol, not of RECIST 1.1; the responses are those of its section 4.4.

    Example:
        >>> import numpy as np
        >>> from nec_cdisc.rules.assessment_sequence import DatedRecords, assessment_sequence
        >>> from nec_cdisc.rules.response import Response
        >>> days = np.array(["2021-03-01", "2021-05-01"], "datetime64[D]")
        >>> responses, start = np.array([Response.SD, Response.SD]), np.array(["2021-02-01"], "datetime64[D]")
        >>> sequence = assessment_sequence(DatedRecords(np.zeros(2, int), days), responses, 1)
        >>> clinical_benefit(sequence, start).date
        array(['2021-05-01'], dtype='datetime64[D]')

    """
    responding = sequence.within(RESPONDING) if confirmation is None else confirmed_by(sequence, confirmation) >= 0
    return sequence.chosen(sequence.first(responding | lasted(sequence, start, minimum_sd)))

"""Disease that is seen again after a complete response (RECIST 1.1, table 3, footnote a)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from nec_cdisc.rules.assessment_sequence import AssessmentSequence
from nec_cdisc.rules.response import Response


def with_reappearance(sequence: AssessmentSequence) -> AssessmentSequence:
    """Return the sequence with a PD where disease is first seen after a CR, and nothing after it.

    Seen again is a PR, SD or NON-CR/NON-PD. An NE says nothing. Where the first CR was claimed too early, it is the
    response that is to be corrected, not this rule to be left out.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), table 3, footnote a: any disease after a CR, even one that
    meets the criteria of PR against baseline, makes the disease PD at that point.

    Example:
        >>> from nec_cdisc.rules.assessment_sequence import DatedRecords, assessment_sequence
        >>> days = np.array(["2021-02-01", "2021-04-01", "2021-06-01"], "datetime64[D]")
        >>> responses = np.array([Response.CR, Response.PR, Response.PR])
        >>> sequence = assessment_sequence(DatedRecords(np.zeros(3, int), days), responses, 1)
        >>> [Response(response).name for response in with_reappearance(sequence).response]
        ['CR', 'PD']

    """
    first = sequence.first(sequence.response == Response.CR)[sequence.subject]
    after = (first >= 0) & (np.arange(len(first)) > first)
    seen = sequence.within((Response.PR, Response.SD, Response.NON_CR_NON_PD))
    response = np.where(after & seen, Response.PD, sequence.response)
    return replace(sequence, response=response).up_to_progression()

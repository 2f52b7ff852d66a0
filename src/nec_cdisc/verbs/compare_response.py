"""The verb ``compare_response``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Refused, Text, value_verb
from nec_cdisc.problem.families.analysis import RESPONSE_DIFFERS


@value_verb
def compare_response(told: Text, derived: Text, assessment: Text | None = None, *, of: str) -> str:
    """Ask about a response that was told and that the measurements do not give; Y where they agree, else N.

    Neither replaces the other: both stay as they are, and the analysis says which one it is made of.

    Arguments:
        told: the response that the evaluator told.
        derived: the response that follows from the measurements.
        assessment: the assessment, to be named in the question.
        of: what responds, in words, such as "target lesions".

    Problems: ANL130 a response that the measurements do not give.

    Source: a decision of the study, shown in the mapping itself.

    Example:
        >>> compare_response("PR", "PR", "WEEK 8", of="target lesions")
        'Y'

    """
    if told.strip() == derived.strip():
        return "Y"
    at = "" if assessment is None else f" at {assessment.strip()}"
    message = f"the response of {of}{at} was told as {told.strip()}, and the measurements give {derived.strip()}"
    raise Refused(RESPONSE_DIFFERS, message, answer="N", argument="told")

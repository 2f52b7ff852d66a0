"""The verb ``overall_response``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Condition, Refused, Text, value_verb
from nec_cdisc.problem.families.analysis import NOT_COMBINED
from nec_cdisc.rules import overall_response as rule


@value_verb
def overall_response(
    target: Text | None,
    non_target: Text | None,
    new_lesion: Condition,
    has_target: Condition,
    has_non_target: Condition,
) -> str | None:
    """Combine the responses of target lesions and non-target lesions, and new lesions, to the overall response.

    A new lesion, or progression of target or of non-target lesions, is PD whatever the rest. Else CR needs all lesions
    gone; target CR with non-target lesions left or not evaluated is PR; PR and SD of target lesions stand, and target
    NE is NE. Without target lesions the non-target response is the overall one; without non-target lesions the target
    response is. Missing where a response is missing that would decide.

    Arguments:
        target: the response of target lesions (``target_response``): CR, PR, SD, PD or NE.
        non_target: the response of non-target lesions (``non_target_response``): CR, NON-CR/NON-PD, PD or NE.
        new_lesion: a condition: an unequivocal new lesion was seen now or before.
        has_target: a condition: the subject had target lesions at baseline.
        has_non_target: a condition: the subject had non-target lesions at baseline.

    Problems: ANL131 a response that cannot be combined.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), section 4.4.1, tables 1 and 2.

    Example:
        >>> overall_response("CR", "NE", new_lesion=False, has_target=True, has_non_target=True)
        'PR'
        >>> overall_response(None, "NON-CR/NON-PD", new_lesion=False, has_target=False, has_non_target=True)
        'NON-CR/NON-PD'

    """
    try:
        return rule.overall_response(
            _said(target),
            _said(non_target),
            new_lesion=new_lesion,
            has_target=has_target,
            has_non_target=has_non_target,
        )
    except ValueError as fault:
        raise Refused(NOT_COMBINED, str(fault)) from fault


def _said(response: str | None) -> str | None:
    return None if response is None else response.strip() or None

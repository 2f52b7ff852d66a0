"""The response of non-target lesions at one assessment (RECIST 1.1)."""

from __future__ import annotations


def non_target_response(*, progression: bool, complete: bool, gone: bool, markers_normal: bool = True) -> str:
    """Return CR, NON-CR/NON-PD, PD or NE.

    PD: unequivocal progression of existing lesions, whatever was not evaluated. NE: a lesion was not evaluated. CR: all
    have disappeared, lymph nodes are below 10 mm in short axis, and tumour markers are normal. NON-CR/NON-PD: one or
    more lesions, or a raised marker, persist.

    Arguments:
        progression: whether any non-target lesion has unequivocally progressed.
        complete: whether every non-target lesion was evaluated.
        gone: whether each of those evaluated has disappeared.
        markers_normal: whether tumour markers, where the protocol asks for them, are at or below their upper limit.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), section 4.3.3.

    Example:
        >>> non_target_response(progression=False, complete=True, gone=True)
        'CR'
        >>> non_target_response(progression=False, complete=True, gone=True, markers_normal=False)
        'NON-CR/NON-PD'

    """
    if progression:
        return "PD"
    if not complete:
        return "NE"
    return "CR" if gone and markers_normal else "NON-CR/NON-PD"

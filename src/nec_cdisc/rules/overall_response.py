"""The overall response at one assessment, from target lesions, non-target lesions and new lesions (RECIST 1.1)."""

from __future__ import annotations

TARGET = ("CR", "PR", "SD", "PD", "NE")
NON_TARGET = ("CR", "NON-CR/NON-PD", "PD", "NE")


def overall_response(
    target: str | None,
    non_target: str | None,
    *,
    new_lesion: bool,
    has_target: bool = True,
    has_non_target: bool = True,
) -> str | None:
    """Return CR, PR, SD, NON-CR/NON-PD, PD or NE; ``None`` where a response is missing that would decide.

    A new lesion, or progression of target or of non-target lesions, is PD whatever the rest. Else CR needs all lesions
    gone; target CR with non-target lesions left or not evaluated is PR; PR and SD of target lesions stand, and target
    NE is NE. Without target lesions the non-target response is the overall one; without non-target lesions the target
    response is. A subject without any lesion at baseline has no response until a new lesion is PD.

    Arguments:
        target: the response of target lesions (``target_response``): CR, PR, SD, PD or NE, ``None`` where unknown.
        non_target: the response of non-target lesions: CR, NON-CR/NON-PD, PD or NE, ``None`` where unknown. Lesions
            that were not looked at are NE, which is no unknown response.
        new_lesion: whether an unequivocal new lesion was seen now or before.
        has_target, has_non_target: whether the subject had such lesions at baseline. "No such lesion" is not
            "unknown": a missing response must never turn into CR.

    Raises ``ValueError`` for another text, and for a response of lesions that the subject does not have.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), section 4.4.1, tables 1 and 2.

    Example:
        >>> overall_response("CR", "NE", new_lesion=False), overall_response("CR", "CR", new_lesion=True)
        ('PR', 'PD')
        >>> overall_response(None, "NON-CR/NON-PD", new_lesion=False, has_target=False)
        'NON-CR/NON-PD'

    """
    _check("target", target, TARGET, has=has_target)
    _check("non-target", non_target, NON_TARGET, has=has_non_target)
    if new_lesion or "PD" in {target, non_target}:
        return "PD"
    if not has_target:
        return non_target
    if not has_non_target:
        return target
    return _of_both(target, non_target)


def _of_both(target: str | None, non_target: str | None) -> str | None:
    if target is None or non_target is None:
        return None
    return "PR" if target == "CR" and non_target != "CR" else target


def _check(kind: str, response: str | None, terms: tuple[str, ...], *, has: bool) -> None:
    if response is None:
        return
    if not has:
        msg = f"{response!r} is a response of {kind} lesions, but the subject has none"
        raise ValueError(msg)
    if response not in terms:
        msg = f"{response!r} is no response of {kind} lesions: {', '.join(terms)}"
        raise ValueError(msg)

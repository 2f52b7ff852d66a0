"""The verb ``lesion``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Refused, Text, value_verb
from nec_cdisc.problem.families.value import NO_LESION
from nec_cdisc.rules.lesion_identifier import PART, identifier, letters_of, numbers_of


@value_verb
def lesion(
    number: Text,
    kind: Text,
    evaluator: Text | None = None,
    merged_with: Text | None = None,
    part_of: Text | None = None,
) -> str:
    """Identify a lesion by its kind and number: T1, NT2, NEW1, and with an evaluator R1-T1 (TULNKID, TRLNKID).

    The same lesion gets the same text wherever it is told of, so that TU, TR and RELREC fit: zeros and blanks before a
    number, the case of a letter behind it (``1a``) and the letters of the kind (``T1``) do not matter. Lesions that
    have merged are one, T1/T2, whichever of them the form names first. A part of a lesion that has split is T1.2.

    Arguments:
        number: the number of the lesion as the form counts it; of lesions that have merged it may hold all (``1/2``).
        kind: what it was identified as, a text such as TARGET, NON-TARGET or NEW (TUSTRESC).
        evaluator: a short name of who counts: two evaluators may mean two lesions by one number. Blank gives none.
        merged_with: numbers of the lesions of its kind that it has merged with; blank where it has not.
        part_of: number of the lesion that it is a part of, since that one has split; blank where it is a whole one.

    Problems: VAL161 no number of a lesion, or no kind of lesion.

    Source: SDTMIG 3.4, domains TU and TR (--LNKID); the form of the text is a decision of this package.

    Example:
        >>> lesion("02", "TARGET"), lesion("2", "NON-TARGET", "R1")
        ('T2', 'R1-NT2')
        >>> lesion("2", "TARGET", merged_with="1"), lesion("2", "TARGET", part_of="1")
        ('T1/T2', 'T1.2')

    """
    letters = letters_of(kind)
    if letters is None:
        message = f"{kind!r} is no kind of lesion; they begin with TARGET, NON-TARGET or NEW"
        raise Refused(NO_LESION, message, argument="kind")
    numbers = _numbers(number, letters, "number")
    if part_of is not None and part_of.strip():
        whole = _numbers(part_of, letters, "part_of")
        numbers = [number if number.startswith(whole[0] + PART) else whole[0] + PART + number for number in numbers]
    if merged_with is not None and merged_with.strip():
        numbers = _numbers(" ".join([*numbers, *_numbers(merged_with, letters, "merged_with")]), letters, "number")
    by = None if evaluator is None else evaluator.strip() or None
    return identifier(letters, numbers, by)


def _numbers(text: str, letters: str, argument: str) -> list[str]:
    numbers = numbers_of(text, letters)
    if numbers is None or (argument == "part_of" and len(numbers) > 1):
        raise Refused(NO_LESION, f"{text!r} is no number of a lesion", argument=argument)
    return numbers

"""Identifiers of lesions (TULNKID, TRLNKID): made of kind, number and evaluator, and read back.

``T1`` is a target lesion, ``NT2`` a non-target lesion, ``NEW1`` a new one; ``T1/T2`` are two that have merged, ``T1.2``
is a part of one that has split. ``R1-T1`` is T1 as evaluator R1 numbers it: to another it may be another lesion.
"""

from __future__ import annotations

import re

#: How kinds begin that a lesion is identified as (codelist TUIDRS), and the letters that its identifier begins with.
LETTERS = (("NEW", "NEW"), ("NON-TARGET", "NT"), ("TARGET", "T"))
#: Between an evaluator and a lesion, between lesions that merged, before the number of a part.
OF, WITH, PART = "-", "/", "."
_NUMBER = re.compile(r"0*(\d+)([A-Z]?)((?:\.[0-9A-Z]+)*)", re.ASCII)
_SEVERAL = re.compile(r"\s*(?:[/,;&+]|\s)\s*")


def letters_of(kind: str) -> str | None:
    """Return the letters of a kind of lesion; ``None`` for a text that is no kind."""
    return next((letters for begin, letters in LETTERS if kind.strip().upper().startswith(begin)), None)


def numbers_of(text: str, letters: str) -> list[str] | None:
    """Return the lesion numbers of a text, in ascending order and each once; ``None`` where it holds anything else.

    A number may have a letter behind it and parts (``2``, ``1a``, ``1.2``), and the letters of its kind before it
    (``T1``). Zeros before it and the case of letters do not matter.
    """
    found: dict[str, tuple[int, str]] = {}
    for item in _SEVERAL.split(text.strip()):
        match = _NUMBER.fullmatch(item.upper().removeprefix(letters))
        if match is None:
            return None
        number, letter, parts = match.groups()
        found[number + letter + parts] = (int(number), letter + parts)
    return sorted(found, key=found.__getitem__)


def identifier(letters: str, numbers: list[str], evaluator: str | None) -> str:
    """Return the identifier of a lesion, or of lesions that have merged."""
    lesions = WITH.join(letters + number for number in numbers)
    return lesions if evaluator is None else f"{evaluator}{OF}{lesions}"


def is_merged(lesion: str) -> bool:
    """Say whether an identifier stands for lesions that have merged."""
    return WITH in _lesion(lesion)


def is_part(lesion: str) -> bool:
    """Say whether an identifier stands for a part of a lesion that has split."""
    return PART in _lesion(lesion) and not is_merged(lesion)


def roots(lesion: str) -> tuple[str, ...]:
    """Return the lesions as they were identified at first: those that merged, the whole that a part belongs to."""
    evaluator, of, lesions = lesion.rpartition(OF) if OF in lesion else ("", "", lesion)
    return tuple(dict.fromkeys(evaluator + of + item.partition(PART)[0] for item in lesions.split(WITH)))


def _lesion(lesion: str) -> str:
    """Return an identifier without its evaluator."""
    return lesion.rpartition(OF)[2]

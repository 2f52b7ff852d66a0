"""Replaces characters beyond printable ASCII by a declared table, and lists every replacement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, recode
from nec_cdisc.problem import Problem
from nec_cdisc.xpt.limits import character_name, is_printable, strange


@dataclass(frozen=True, slots=True)
class Replacement:
    """A character that was replaced in a column: the distinct texts that held it, and the number of their records."""

    character: str
    replacement: str
    texts: tuple[str, ...]
    records: int


def plain_text(text: str, table: Mapping[str, str]) -> str:
    """Return a text with the characters beyond printable ASCII replaced; those without an entry stay."""
    if is_printable(text):
        return text
    return "".join(letter if is_printable(letter) else table.get(letter, letter) for letter in text)


def transliterate(column: Encoded, table: Mapping[str, str]) -> tuple[Encoded, tuple[Replacement, ...]]:
    """Return a text column in printable ASCII, and what was replaced, by character.

    A character without an entry stays, and is refused when the column is written (XPT110). Entries for printable
    ASCII characters are not used: such text is never changed. Values that become equal become one.
    """
    odd = strange(column.values)
    if not odd:
        return column, ()
    counts = np.bincount(column.codes + 1, minlength=len(column.values) + 1)[1:]
    values = list(column.values)
    used: dict[str, list[int]] = {}
    for code in odd:
        for letter in dict.fromkeys(values[code]) if counts[code] else ():
            if letter in table and not is_printable(letter):
                used.setdefault(letter, []).append(code)
        values[code] = plain_text(values[code], table)
    replacements = tuple(
        Replacement(letter, table[letter], tuple(column.values[code] for code in codes), int(counts[codes].sum()))
        for letter, codes in sorted(used.items())
    )
    return recode(column, values), replacements


def merge(replacements: Iterable[Replacement]) -> tuple[Replacement, ...]:
    """Return one replacement for each character, over the partitions of a column."""
    total: dict[str, Replacement] = {}
    for used in replacements:
        before = total.get(used.character)
        texts = dict.fromkeys([*(before.texts if before else ()), *used.texts])
        records = used.records + (before.records if before else 0)
        total[used.character] = Replacement(used.character, used.replacement, tuple(texts), records)
    return tuple(total[letter] for letter in sorted(total))


def replacement_notes(target: str, replacements: Sequence[Replacement]) -> list[Problem]:
    """Return one note (XPT130) for each character replaced in a variable such as ``LB.LBORRESU``."""
    return [
        Problem(
            "XPT130",
            f"{target}: {character_name(used.character)} was replaced by {used.replacement!r} in {len(used.texts)} "
            f"values, {used.records} records, such as {used.texts[0]!r}",
            target=target,
        )
        for used in replacements
    ]

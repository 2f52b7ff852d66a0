"""Looks for characters that a transport file cannot hold, where the raw cell is still known."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plan.reference import Bound
from nec_cdisc.problem import Problem
from nec_cdisc.run.blame import members, report_all
from nec_cdisc.run.table import Growing, Positions
from nec_cdisc.run.world import World
from nec_cdisc.xpt.limits import is_printable, strange
from nec_cdisc.xpt.transliterate import plain_text

REPLACED = "XPT130"
NO_REPLACEMENT = "ROW113"


def refused_letters(value: str, table: Mapping[str, str]) -> list[str]:
    """Return the characters of a text that no transport file holds and that nothing may stand for."""
    return sorted({letter for letter in value if not is_printable(letter) and letter not in table})


def settle_characters(world: World, dataset: Growing, bound: Bound, column: Encoded) -> Encoded:
    """Return the column without the values that hold a character which nothing may stand for; each is a query.

    A value whose characters the transliteration table replaces stays as it is (the writer replaces them), with a note.
    """
    odd = strange(column.values)
    if not odd:
        return column
    table = world.plan.standard.transliteration
    target = f"{dataset.name}.{bound.call.target}"
    found: list[tuple[Positions, Problem]] = []
    refused = np.zeros(len(column.values) + 1, bool)
    rows = np.flatnonzero(np.isin(column.codes, odd))
    for code, inside in members(np.searchsorted(odd, column.codes[rows]).astype(np.int32), len(odd)):
        value = str(column.values[odd[code]])
        unknown = refused_letters(value, table)
        refused[odd[code]] = bool(unknown)
        if not len(inside):
            continue
        if unknown:
            letters = ", ".join(f"U+{ord(letter):04X}" for letter in unknown)
            problem = Problem(NO_REPLACEMENT, f"{value!r} holds {letters}", bound.call.place, target=target)
        else:
            message = f"{value!r} is written as {plain_text(value, table)!r}"
            problem = Problem(REPLACED, message, bound.call.place, target=target)
        found.append((rows[inside], problem))
    if found:
        report_all(world, dataset, bound, found)
    return Encoded(np.where(refused[column.codes], -1, column.codes).astype(np.int32), column.values)

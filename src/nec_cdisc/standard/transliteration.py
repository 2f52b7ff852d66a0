"""Reads the transliteration table: what stands for a character that a transport file may not hold."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

from nec_cdisc.problem import Problem
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.table import Column, Form, Row

FILE = "transliteration.csv"
FORM = Form(
    (Column("code_point", filled=True), Column("character"), Column("replacement", filled=True), Column("name")),
    key=("code_point",),
)
#: Words for replacements that a CSV cell cannot show; they may stand within a replacement.
SPELLED = {"<blank>": " ", "<nothing>": ""}
_POINT = re.compile(r"U\+([0-9A-F]{4,6})")


def transliteration(layers: Layers) -> tuple[dict[str, str], list[Problem]]:
    """Return the replacement of each character, the study's lines over the packaged ones.

    A line is left out, with a problem (STD117), where it names no code point, one that another line names already, or
    where the replacement is not printable ASCII.
    """
    rows, problems = layers.merged(FILE, FORM)
    table: dict[str, str] = {}
    for row in rows.values():
        fault = _fault(row, table)
        if fault is None:
            table[_character(row["code_point"]) or ""] = _replacement(row)
        else:
            problems.append(row.problem("STD117", fault))
    return table, problems


def _fault(row: Row, before: Mapping[str, str]) -> str | None:
    """Return what is wrong with a line, ``None`` where it can be used."""
    point = row["code_point"]
    letter = _character(point)
    if letter is None:
        return f"{point!r} is no code point such as U+00B5."
    if letter in before:
        return f"{point} is named by another line already."
    replacement = _replacement(row)
    if not (replacement.isascii() and replacement.isprintable()):
        return f"The replacement {replacement!r} of {point} is not printable ASCII."
    return None


def _character(point: str) -> str | None:
    found = _POINT.fullmatch(point)
    code = int(found[1], 16) if found else -1
    return chr(code) if 0 <= code <= sys.maxunicode else None


def _replacement(row: Row) -> str:
    replacement = row["replacement"]
    for word, meant in SPELLED.items():
        replacement = replacement.replace(word, meant)
    return replacement

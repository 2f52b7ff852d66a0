"""Reads the transliteration table: what stands for a character that a transport file may not hold."""

from __future__ import annotations

from nec_cdisc.problem import Problem
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.table import Column, Form

FILE = "transliteration.csv"
FORM = Form(
    (Column("code_point", filled=True), Column("character"), Column("replacement", filled=True), Column("name")),
    key=("code_point",),
)
#: Words for replacements that a CSV cell cannot show.
SPELLED = {"<blank>": " ", "<nothing>": ""}


def transliteration(layers: Layers) -> tuple[dict[str, str], list[Problem]]:
    """Return the replacement of each character, the study's lines over the packaged ones."""
    rows, problems = layers.merged(FILE, FORM)
    table = {}
    for row in rows.values():
        try:
            character = chr(int(row["code_point"].removeprefix("U+"), 16))
        except ValueError:
            problems.append(row.problem("STD105", f"'{row['code_point']}' is no code point such as U+00B5."))
            continue
        table[character] = SPELLED.get(row["replacement"], row["replacement"])
    return table, problems

"""A table in WordprocessingML: made element by element, for python-docx takes minutes over thousands of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nec_cdisc.document.docx.parts import FILL, RULE, element, paragraph
from nec_cdisc.document.model import Facts, Run, Runs, Table
from nec_cdisc.document.widths import shares

#: Size of the text of a cell.
SIZE = 8.0
#: The share of the names in a list of facts.
NAMES = 0.3


def table_element(table: Table, across: int, known: dict[str, str], *, wide: bool = False) -> Any:
    """Return a table; its headings stand again on each page. ``across`` are twentieths of a point."""
    widths = [round(share * across) for share in shares(table, wide=wide)]
    made = _frame(widths, across, ruled=True)
    heads = [(Run(column.heading, bold=True),) for column in table.columns]
    numbers = [column.number for column in table.columns]
    made.append(_row(heads, widths, numbers, known, head=True))
    for row in table.rows:
        made.append(_row(row, widths, numbers, known))
    return made


def facts_element(facts: Facts, across: int, known: dict[str, str]) -> Any:
    """Return names and what they stand for as a table without rules."""
    widths = [round(across * NAMES), across - round(across * NAMES)]
    made = _frame(widths, across, ruled=False)
    for name, runs in facts.pairs:
        made.append(_row([(Run(name, bold=True),), runs], widths, [False, False], known, size=None))
    return made


def _frame(widths: Sequence[int], across: int, *, ruled: bool) -> Any:
    made, properties, grid = element("w:tbl"), element("w:tblPr"), element("w:tblGrid")
    properties.append(element("w:tblW", w=str(across), type="dxa"))
    if ruled:
        borders = element("w:tblBorders")
        for side in ("top", "bottom", "insideH"):
            borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=RULE))
        properties.append(borders)
    properties.append(element("w:tblLayout", type="fixed"))
    for wide in widths:
        grid.append(element("w:gridCol", w=str(wide)))
    made.append(properties)
    made.append(grid)
    return made


def _row(
    cells: Sequence[Runs],
    widths: Sequence[int],
    numbers: Sequence[bool],
    known: dict[str, str],
    *,
    head: bool = False,
    size: float | None = SIZE,
) -> Any:
    made = element("w:tr")
    if head:
        properties = element("w:trPr")
        properties.append(element("w:cantSplit"))
        properties.append(element("w:tblHeader"))
        made.append(properties)
    for runs, wide, number in zip(cells, widths, numbers, strict=True):
        cell, properties = element("w:tc"), element("w:tcPr")
        properties.append(element("w:tcW", w=str(wide), type="dxa"))
        if head:
            properties.append(element("w:shd", val="clear", color="auto", fill=FILL))
        cell.append(properties)
        cell.append(paragraph(runs, known, style="Cell", size=size, right=number))
        made.append(cell)
    return made

"""Lays a table out: its headings at the top of each page that it goes on to, a row over as many pages as it needs."""

from __future__ import annotations

from nec_cdisc.document.model import Run, Table
from nec_cdisc.document.pdf.lines import Line, lines_of
from nec_cdisc.document.pdf.page import MARGIN, Box, Sheets, Text
from nec_cdisc.document.widths import shares

SIZE = 7.6
HIGH = SIZE * 1.36
PAD = 3.2
#: What lies between a number and the column on its right.
GAP = 10.0
HEAD, RULE, INK, CAPTION = "#e3ebf1", "#b9c4cc", "#1a1a1a", "#5c5c5c"
#: The lines of each cell of a row.
_Row = list[tuple[Line, ...]]


def draw_table(sheets: Sheets, table: Table) -> None:
    """Draw a table; one without columns is nothing."""
    if not table.columns:
        return
    widths = [share * sheets.across for share in shares(table, wide=sheets.wide)]
    head = [
        lines_of((Run(column.heading),), SIZE, wide - PAD - (GAP if column.number else PAD), bold=True)
        for column, wide in zip(table.columns, widths, strict=True)
    ]
    numbers = [column.number for column in table.columns]
    sheets.skip(2.0)
    if table.caption:
        _caption(sheets, table.caption, _height(head) + HIGH + 2 * PAD)
    sheets.need(_height(head) + HIGH + 2 * PAD)
    _draw(sheets, head, widths, numbers, HEAD)
    for row in table.rows:
        cells = [
            lines_of(cell, SIZE, wide - PAD - (GAP if number else PAD))
            for cell, wide, number in zip(row, widths, numbers, strict=True)
        ]
        _row(sheets, cells, head, widths, numbers)
    sheets.skip(9.0)


def _caption(sheets: Sheets, caption: str, behind: float) -> None:
    lines = lines_of((Run(caption, italic=True),), SIZE + 0.6, sheets.across)
    sheets.need(len(lines) * HIGH * 1.1 + behind)
    for line in lines:
        sheets.y -= HIGH * 1.1
        sheets.page.drawn.append(Text(MARGIN, sheets.y + HIGH * 0.28, SIZE + 0.6, line, CAPTION))
    sheets.y -= 2.0


def _height(cells: _Row) -> float:
    return max(len(lines) for lines in cells) * HIGH + 2 * PAD


def _row(sheets: Sheets, cells: _Row, head: _Row, widths: list[float], numbers: list[bool]) -> None:
    """Draw a row, on a new page where it does not fit; one that no page holds is divided."""
    room = sheets.whole - _height(head)
    while True:
        if _height(cells) <= sheets.left:
            _draw(sheets, cells, widths, numbers, None)
            return
        fitting = int((sheets.left - 2 * PAD) // HIGH)
        if _height(cells) > room and fitting > 3:  # noqa: PLR2004 - fewer lines are not worth it
            _draw(sheets, [lines[:fitting] for lines in cells], widths, numbers, None)
            cells = [lines[fitting:] for lines in cells]
        sheets.turn()
        _draw(sheets, head, widths, numbers, HEAD)


def _draw(sheets: Sheets, cells: _Row, widths: list[float], numbers: list[bool], fill: str | None) -> None:
    high, across = _height(cells), sum(widths)
    drawn = sheets.page.drawn
    if fill is not None:
        drawn.append(Box(MARGIN, sheets.y - high, across, high, fill))
    x = MARGIN
    for lines, wide, number in zip(cells, widths, numbers, strict=True):
        for position, line in enumerate(lines):
            used = line[-1].at + line[-1].width if line else 0.0
            start = x + wide - GAP - used if number else x + PAD
            base = sheets.y - PAD - (position + 1) * HIGH + HIGH * 0.28
            if line:
                drawn.append(Text(start, base, SIZE, line, INK))
        x += wide
    sheets.y -= high
    drawn.append(Box(MARGIN, sheets.y, across, 0.5, RULE))

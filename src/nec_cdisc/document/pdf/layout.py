"""Lays a document out on pages: headings, paragraphs, lists, notes, facts; tables have a module of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nec_cdisc.document.model import Block, Facts, Heading, Items, Note, PageBreak, Paragraph, Run, Runs, Table
from nec_cdisc.document.pdf.fonts import drawable
from nec_cdisc.document.pdf.lines import Line, lines_of
from nec_cdisc.document.pdf.page import MARGIN, Box, Sheets, Target, Text
from nec_cdisc.document.pdf.table import draw_table

INK, PALE, ACCENT, TINT = "#1a1a1a", "#5c5c5c", "#17456b", "#eef3f7"
BODY = 9.2
LEADING = 1.42
#: Size of headings by level, and the room above them.
HEADINGS = {1: (15.0, 20.0), 2: (12.0, 16.0), 3: (10.4, 13.0), 4: (9.6, 11.0)}
INDENT = 15.0


@dataclass(frozen=True, slots=True)
class Style:
    """How lines are drawn: size, how far from the left margin, colour, bold."""

    size: float = BODY
    indent: float = 0.0
    colour: str = INK
    bold: bool = False


def draw_blocks(sheets: Sheets, blocks: Iterable[Block]) -> None:
    """Draw blocks one below the other."""
    for block in blocks:
        if isinstance(block, Heading):
            _heading(sheets, block)
        elif isinstance(block, Paragraph):
            draw_lines(sheets, block.runs, Style())
            sheets.skip(BODY * 0.55)
        elif isinstance(block, Items):
            _items(sheets, block, 0)
            sheets.skip(BODY * 0.55)
        elif isinstance(block, Table):
            draw_table(sheets, block)
        elif isinstance(block, Facts):
            draw_facts(sheets, block)
        elif isinstance(block, Note):
            _note(sheets, block)
        elif isinstance(block, PageBreak) and not sheets.fresh:
            sheets.turn()


def draw_lines(sheets: Sheets, runs: Runs, style: Style) -> None:
    """Draw text in as many lines as it needs, over as many pages."""
    for line in lines_of(runs, style.size, sheets.across - style.indent, bold=style.bold):
        draw_line(sheets, line, style)


def draw_line(sheets: Sheets, line: Line, style: Style) -> None:
    """Draw one line and go below it."""
    high = style.size * LEADING
    sheets.need(high)
    sheets.y -= high
    base = sheets.y + high * 0.28
    sheets.page.drawn.append(Text(MARGIN + style.indent, base, style.size, line, style.colour))


def _heading(sheets: Sheets, heading: Heading) -> None:
    size, above = HEADINGS[min(heading.level, max(HEADINGS))]
    sheets.skip(above)
    sheets.need(size * LEADING + 4 * BODY * LEADING)  # a heading does not stand alone at the end of a page
    title = drawable(heading.text)
    sheets.page.targets.append(Target(heading.anchor, sheets.y, title, heading.level - 1))
    number = (Run(f"{heading.number} "),) if heading.number else ()
    draw_lines(sheets, (*number, *heading.runs), Style(size, 0.0, ACCENT, bold=True))
    sheets.skip(size * 0.35)


def _items(sheets: Sheets, block: Items, depth: int) -> None:
    for number, item in enumerate(block.items, 1):
        mark = f"{number}." if block.numbered else "\u2022"
        indent = INDENT * (depth + 1)
        first = True
        for part in item:
            if isinstance(part, Items):
                _items(sheets, part, depth + 1)
                continue
            lines = lines_of(part.runs, BODY, sheets.across - indent)
            for position, line in enumerate(lines):
                draw_line(sheets, line, Style(indent=indent))
                if first and position == 0:
                    _mark(sheets, mark, indent)
            first = False
        sheets.skip(BODY * 0.2)


def _mark(sheets: Sheets, mark: str, indent: float) -> None:
    """Draw the sign or number of an item before the line that was drawn last."""
    line = lines_of((Run(mark),), BODY, INDENT)[0]
    base = sheets.y + BODY * LEADING * 0.28
    sheets.page.drawn.append(Text(MARGIN + indent - INDENT * 0.8, base, BODY, line, PALE))


def draw_facts(sheets: Sheets, facts: Facts) -> None:
    """Draw names on the left, and what they stand for beside them."""
    column = min(sheets.across * 0.32, 170.0)
    for name, runs in facts.pairs:
        names = lines_of((Run(name),), BODY, column - 8, bold=True)
        values = lines_of(runs, BODY, sheets.across - column)
        for position in range(max(len(names), len(values))):
            high = BODY * LEADING
            sheets.need(high)
            sheets.y -= high
            base = sheets.y + high * 0.28
            if position < len(names):
                sheets.page.drawn.append(Text(MARGIN, base, BODY, names[position], PALE))
            if position < len(values):
                sheets.page.drawn.append(Text(MARGIN + column, base, BODY, values[position], INK))
        sheets.skip(BODY * 0.45)
    sheets.skip(BODY * 0.4)


def _note(sheets: Sheets, note: Note) -> None:
    style = Style(indent=10.0)
    sheets.skip(2.0)
    for paragraph in note.paragraphs:
        for line in lines_of(paragraph.runs, BODY, sheets.across - 16.0):
            high = BODY * LEADING
            sheets.need(high)
            sheets.page.drawn.append(Box(MARGIN, sheets.y - high, sheets.across, high + 0.2, TINT))
            sheets.page.drawn.append(Box(MARGIN, sheets.y - high, 2.4, high + 0.2, ACCENT))
            draw_line(sheets, line, style)
    sheets.skip(BODY * 0.8)

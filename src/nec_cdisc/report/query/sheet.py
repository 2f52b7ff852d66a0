"""How the sheets of a workbook look: headings, cells, tables, paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from nec_cdisc.report.workbook_file import Book, Cell, Lines, Style, shown

#: How titles, and the words below them, look.
TITLE: Style = {"font_name": "Calibri", "font_size": 16, "bold": True, "font_color": "#1F3864"}
WORDS: Style = {"font_name": "Calibri", "font_size": 11}
_THIN, _GREY, _A4 = 1, "#BFBFBF", 9
_SIDES: Style = {"left": _THIN, "right": _THIN, "left_color": _GREY, "right_color": _GREY}
#: Points of the row of headings.
_HEADINGS = 22


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of a column: its heading, and its cells (``None``: white)."""

    heading: str
    cells: str | None = None
    text: str = "#000000"


#: What the question is; what the site or data management fills in; where it comes from.
HEADING = Look("#1F3864")
ANSWER = Look("#38761D", "#F3F9F0")
TECHNICAL = Look("#7F7F7F", text="#595959")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet; one of counts stands at the right, one of dates has their number format."""

    title: str
    width: float
    look: Look
    counts: bool = False
    dates: str | None = None


def heading(column: Column) -> Style:
    """Return how the heading of a column looks."""
    look = {"font_name": "Calibri", "font_size": 10, "bold": True, "font_color": "#FFFFFF"}
    side = {"align": "right"} if column.counts else {}
    return {**look, **_SIDES, **side, "bg_color": column.look.heading, "valign": "vcenter", "text_wrap": True}


def plain(look: Look = HEADING, *, bold: bool = False, dates: str | None = None) -> Style:
    """Return how a cell of a table looks: wrapped, at the top, with a line below."""
    font = {"font_name": "Calibri", "font_size": 10, "bold": bold, "font_color": look.text}
    more = {} if look.cells is None else {"bg_color": look.cells}
    more |= {} if dates is None else {"num_format": dates}
    return {**font, **_SIDES, **more, "bottom": _THIN, "bottom_color": _GREY, "valign": "top", "text_wrap": True}


def write_text(book: Book, sheet: Worksheet, row: int, column: int, text: str, style: Style) -> None:
    """Write a text as a text, whatever it looks like: never as a formula or an error value."""
    quoted = text.startswith(("=", "+", "-", "@"))
    sheet.write_string(row, column, shown(text), book.format(style, quoted=quoted))


def write_headings(book: Book, sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
    """Write the headings of a table, and give its columns their widths."""
    for number, column in enumerate(columns):
        write_text(book, sheet, row, number, column.title, heading(column))
        sheet.set_column(number, number, column.width)


def add_table(
    book: Book,
    sheet: Worksheet,
    columns: Sequence[Column],
    count: int,
    cells: Callable[[], Iterable[Sequence[Cell]]],
    *,
    frozen: int = 0,
) -> None:
    """Make a sheet a table of ``count`` lines: headings in sight and on each page, with a filter in each.

    ``frozen`` columns at the left stay in sight, too.
    """
    write_headings(book, sheet, 0, columns)
    sheet.set_row(0, _HEADINGS)
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    sheet.repeat_rows(0)
    styles = [plain(column.look, dates=column.dates) for column in columns]
    book.add_lines(sheet, Lines(count, cells, [column.width for column in columns], styles))


def set_paper(sheet: Worksheet, title: str, said: str) -> None:
    """Set up the printed page: landscape, as wide as the paper, numbered."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.9, bottom=0.75)
    sheet.set_header(f"&L{_literal(title)}&R{_literal(said)}")
    sheet.set_footer(f"&L{_literal(str(sheet.name))}&RPage &P of &N")


def _literal(text: str) -> str:
    """Return a text in which an ampersand is no command of the page."""
    return text.replace("&", "&&")

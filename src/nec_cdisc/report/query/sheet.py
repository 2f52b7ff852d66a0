"""How the sheets of the workbook look: headings, cells, paper."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from nec_cdisc.report.workbook_file import shown

FONT = "Calibri"
_LINE = Side(style="thin", color="BFBFBF")


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of a column: its heading, and its cells (``None``: white)."""

    heading: str
    cells: str | None = None
    text: str = "000000"


#: What the question is; what the site or data management fills in; where it comes from.
HEADING = Look("1F3864")
ANSWER = Look("38761D", "F3F9F0")
TECHNICAL = Look("7F7F7F", text="595959")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet; one of counts stands at the right."""

    title: str
    width: float
    look: Look
    counts: bool = False


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell of a sheet that has no merged ones."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        message = f"{cell.coordinate} is part of a merged cell"
        raise TypeError(message)
    return cell


def heading(cell: Cell, column: Column) -> None:
    """Write the heading of a column."""
    text(cell, column.title)
    cell.font = Font(FONT, 10, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=column.look.heading)
    cell.alignment = Alignment("right" if column.counts else None, "center", wrap_text=True)
    cell.border = Border(left=_LINE, right=_LINE)


def plain(cell: Cell, look: Look = HEADING, *, bold: bool = False) -> None:
    """Give a cell of a table its style: wrapped, at the top, with a line below."""
    cell.font = Font(FONT, 10, bold=bold, color=look.text)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.border = Border(bottom=_LINE, left=_LINE, right=_LINE)
    if look.cells is not None:
        cell.fill = PatternFill("solid", fgColor=look.cells)


def text(cell: Cell, value: str) -> None:
    """Write a text as a text, whatever it looks like: never as a formula or an error value."""
    cell.value = shown(value)
    cell.data_type = "s"
    cell.quotePrefix = cell.quotePrefix or value.startswith(("=", "+", "-", "@"))


def paper(sheet: Worksheet, title: str, said: str) -> None:
    """Set up the printed page: landscape, as wide as the paper, numbered."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.9, 0.75
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.left.text, header.right.text = title.replace("&", "&&"), said
    footer.left.text, footer.right.text = sheet.title, "Page &P of &N"
    sheet.oddHeader, sheet.oddFooter = header, footer

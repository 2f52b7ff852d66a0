"""Writes the queries as a workbook that sites and data management work in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from nec_cdisc.report import workbook_file
from nec_cdisc.report.query.guide import write_guide
from nec_cdisc.report.query.model import Query, QueryList
from nec_cdisc.report.query.overview import write_overview
from nec_cdisc.report.query.sheet import ANSWER, HEADING, TECHNICAL, Look, cell_at, heading, paper, plain
from nec_cdisc.report.query.sheet import Column as SheetColumn
from nec_cdisc.report.workbook_file import Lines, save

OVERVIEW, QUERIES, GUIDE = "Overview", "Queries", "How to use"
#: What the status of a query may be; a new one is open.
STATUS = ("open", "answered", "closed")
DAY = "yyyy-mm-dd"
#: The columns: heading, width in characters, and who it is for.
COLUMNS = (
    SheetColumn("Query", 18.5, HEADING),
    SheetColumn("Site", 7, HEADING),
    SheetColumn("Subject", 17, HEADING),
    SheetColumn("Visit", 19, HEADING),
    SheetColumn("Form", 18, HEADING),
    SheetColumn("EDC key", 24, HEADING),
    SheetColumn("Field", 14, HEADING),
    SheetColumn("Value", 15, HEADING),
    SheetColumn("Proposed text", 58, HEADING),
    SheetColumn("Status", 11, ANSWER),
    SheetColumn("Site's answer", 34, ANSWER),
    SheetColumn("Answered on", 13, ANSWER),
    SheetColumn("Reason", 40, TECHNICAL),
    SheetColumn("Code", 9, TECHNICAL),
    SheetColumn("Variables", 17, TECHNICAL),
    SheetColumn("Raw file", 22, TECHNICAL),
    SheetColumn("Raw row", 10, TECHNICAL),
    SheetColumn("Mapping line", 26, TECHNICAL),
)
_TITLES = [column.title for column in COLUMNS]
_STATUS, _ANSWER, _DATE = (get_column_letter(_TITLES.index(name) + 1) for name in ("Status", *_TITLES[10:12]))
#: What is printed: the columns that a site needs.
_PRINTED = get_column_letter(_TITLES.index("Answered on") + 1)


def write_workbook(queries: QueryList, path: Path) -> None:
    """Write the workbook; the file replaces the last one as a whole."""
    book = Workbook()
    book.remove(book.worksheets[0])
    day = dt.date.fromisoformat(queries.exported)
    title = f"{queries.study}: queries to the sites"
    book.properties.creator, book.properties.title = "nec-cdisc", title
    limit = workbook_file.LINES
    starts = range(0, max(len(queries.queries), 1), limit)
    names = [QUERIES if not start else f"{QUERIES} {number}" for number, start in enumerate(starts, start=1)]
    write_overview(book.create_sheet(OVERVIEW), queries, names)
    lines = {
        name: _write_queries(book.create_sheet(name), queries, start, min(start + limit, len(queries.queries)))
        for name, start in zip(names, starts, strict=True)
    }
    write_guide(book.create_sheet(GUIDE), COLUMNS)
    for sheet in book.worksheets:
        paper(sheet, title, f"Export of {queries.exported}")
    save(book, lines, path, day)


def _write_queries(sheet: Worksheet, queries: QueryList, start: int, end: int) -> Lines:
    """Lay out a sheet of queries, and return the lines that it gets."""
    for number, column in enumerate(COLUMNS, start=1):
        heading(cell_at(sheet, 1, number), column)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.row_dimensions[1].height = 22
    last = max(end - start, 1) + 1
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{_PRINTED}{last}"
    _ask(sheet, last)
    styles = [_style(sheet, column.look, DAY if column.title == "Answered on" else None) for column in COLUMNS]
    quoted = [_style(sheet, column.look, None, quoted=True) for column in COLUMNS]
    widths = [column.width for column in COLUMNS]
    return Lines(end - start, partial(_lines, queries.queries, start, end), widths, styles, quoted)


def _style(sheet: Worksheet, look: Look, number_format: str | None, *, quoted: bool = False) -> int:
    """Return the number of a style, as cells name it."""
    cell = Cell(sheet, 1, 1)
    plain(cell, look)
    if number_format is not None:
        cell.number_format = number_format
    cell.quotePrefix = quoted
    return int(cell.style_id)


def _ask(sheet: Worksheet, last: int) -> None:
    """Say what may be filled in, and show by colour what is done."""
    listed = DataValidation("list", formula1=f'"{",".join(STATUS)}"', allow_blank=False, showErrorMessage=True)
    listed.errorTitle, listed.error = "Status", f"Choose one of: {', '.join(STATUS)}."
    answer = DataValidation("textLength", operator="lessThanOrEqual", formula1="2000", allow_blank=True)
    answer.promptTitle, answer.prompt, answer.showInputMessage = "Site's answer", "What the site says, in words.", True
    answer.errorTitle, answer.error, answer.showErrorMessage = "Site's answer", "At most 2000 characters.", True
    day = DataValidation("date", operator="between", formula1="36526", formula2="73050", allow_blank=True)
    day.promptTitle, day.prompt, day.showInputMessage = "Answered on", "A date, such as 2026-01-31.", True
    day.errorTitle, day.error, day.showErrorMessage = "Answered on", "Enter a date, such as 2026-01-31.", True
    for validation, letter in ((listed, _STATUS), (answer, _ANSWER), (day, _DATE)):
        validation.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(validation)
    for status, colour in (("answered", "FFF2CC"), ("closed", "D9EAD3")):
        look = DifferentialStyle(fill=PatternFill(bgColor=colour))
        rule = Rule("cellIs", operator="equal", formula=[f'"{status}"'], dxf=look)
        sheet.conditional_formatting.add(f"{_STATUS}2:{_STATUS}{last}", rule)


def _lines(queries: Sequence[Query], start: int, end: int) -> Iterator[tuple[str | int | None, ...]]:
    for query in islice(queries, start, end):
        row = query.rows[0] if len(query.rows) == 1 else query.row_text
        yield (
            *(query.id, query.site, query.subject, query.visit, query.form, query.key, query.field, query.value),
            *(query.text, STATUS[0], None, None),
            *(query.reason, query.code, query.variables, query.file, row, query.mapping),
        )

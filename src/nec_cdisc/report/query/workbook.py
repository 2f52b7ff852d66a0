"""Writes the queries as a workbook that sites and data management work in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from nec_cdisc.report import workbook_file
from nec_cdisc.report.query.guide import write_guide
from nec_cdisc.report.query.model import Query, QueryList
from nec_cdisc.report.query.overview import write_overview
from nec_cdisc.report.query.sheet import ANSWER, HEADING, TECHNICAL, add_table, set_paper
from nec_cdisc.report.query.sheet import Column as SheetColumn
from nec_cdisc.report.workbook_file import Book

OVERVIEW, QUERIES, GUIDE = "Overview", "Queries", "How to use"
#: What the status of a query may be; a new one is open.
STATUS = ("open", "answered", "closed")
DAY = "yyyy-mm-dd"
#: Between what days an answer may be dated.
_FIRST_DAY, _LAST_DAY = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
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
    SheetColumn("Answered on", 13, ANSWER, dates=DAY),
    SheetColumn("Reason", 40, TECHNICAL),
    SheetColumn("Code", 9, TECHNICAL),
    SheetColumn("Variables", 17, TECHNICAL),
    SheetColumn("Raw file", 22, TECHNICAL),
    SheetColumn("Raw row", 10, TECHNICAL),
    SheetColumn("Mapping line", 26, TECHNICAL),
)
_TITLES = [column.title for column in COLUMNS]
_STATUS, _ANSWER, _DATE = (_TITLES.index(name) for name in ("Status", "Site's answer", "Answered on"))
#: Columns at the left that stay in sight.
_FROZEN = _TITLES.index("Visit")


def write_workbook(queries: QueryList, path: Path) -> None:
    """Write the workbook; the file replaces the last one as a whole."""
    title = f"{queries.study}: queries to the sites"
    book = Book(title, dt.date.fromisoformat(queries.exported))
    limit = workbook_file.LINES
    starts = range(0, max(len(queries.queries), 1), limit)
    names = [QUERIES if not start else f"{QUERIES} {number}" for number, start in enumerate(starts, start=1)]
    sheets = {name: book.add_sheet(name) for name in (OVERVIEW, *names, GUIDE)}
    write_overview(book, sheets[OVERVIEW], queries, names)
    for name, start in zip(names, starts, strict=True):
        _add_queries(book, sheets[name], queries, start, min(start + limit, len(queries.queries)))
    write_guide(book, sheets[GUIDE], COLUMNS)
    for sheet in sheets.values():
        set_paper(sheet, title, f"Export of {queries.exported}")
    book.save(path)


def _add_queries(book: Book, sheet: Worksheet, queries: QueryList, start: int, end: int) -> None:
    """Give a sheet its queries; what a site needs is printed."""
    cells = partial(_lines, queries.queries, start, end)
    add_table(book, sheet, COLUMNS, end - start, cells, frozen=_FROZEN)
    last = max(end - start, 1)
    sheet.print_area(0, 0, last, _DATE)
    _ask(book, sheet, last)


def _ask(book: Book, sheet: Worksheet, last: int) -> None:
    """Say what may be filled in, and show by colour what is done."""
    listed = {"validate": "list", "source": list(STATUS), "ignore_blank": False}
    listed |= {"error_title": "Status", "error_message": f"Choose one of: {', '.join(STATUS)}."}
    answer = {"validate": "length", "criteria": "<=", "value": 2000}
    answer |= {"input_title": "Site's answer", "input_message": "What the site says, in words."}
    answer |= {"error_title": "Site's answer", "error_message": "At most 2000 characters."}
    day = {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
    day |= {"input_title": "Answered on", "input_message": "A date, such as 2026-01-31."}
    day |= {"error_title": "Answered on", "error_message": "Enter a date, such as 2026-01-31."}
    for asked, column in ((listed, _STATUS), (answer, _ANSWER), (day, _DATE)):
        sheet.data_validation(1, column, last, column, asked)
    for status, colour in (("answered", "#FFF2CC"), ("closed", "#D9EAD3")):
        look = book.format({"bg_color": colour})
        shown = {"type": "cell", "criteria": "==", "value": f'"{status}"', "format": look}
        sheet.conditional_format(1, _STATUS, last, _STATUS, shown)


def _lines(queries: Sequence[Query], start: int, end: int) -> Iterator[tuple[str | int | None, ...]]:
    for query in islice(queries, start, end):
        row = query.rows[0] if len(query.rows) == 1 else query.row_text
        yield (
            *(query.id, query.site, query.subject, query.visit, query.form, query.key, query.field, query.value),
            *(query.text, STATUS[0], None, None),
            *(query.reason, query.code, query.variables, query.file, row, query.mapping),
        )

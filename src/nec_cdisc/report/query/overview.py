"""The first sheet of the workbook: how many queries there are, by kind and site."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from nec_cdisc.report.query.model import QueryList, Site
from nec_cdisc.report.query.sheet import HEADING, TITLE, Column, plain, write_headings, write_text
from nec_cdisc.report.workbook_file import Book, height

NO_SITE = "(no site)"
ALL = "All sites"
_FIRST = (Column("Code", 11, HEADING), Column("Kind", 44, HEADING), Column("What data management can do", 70, HEADING))
#: The row of its headings, counted from 0.
_TABLE = 5
#: Sites beside one another that a printed page is wide enough for.
_ON_A_PAGE = 15


def write_overview(book: Book, sheet: Worksheet, queries: QueryList, names: Sequence[str]) -> None:
    """Write the overview; ``names`` are the sheets that hold the queries."""
    sites = queries.sites()
    told = f"{_times(len(queries.queries), 'query', 'queries')} to {_times(_named(sites), 'site', 'sites')}"
    lines = [
        "Queries to the sites",
        f"{queries.study} · {queries.title}",
        f"Export of {queries.exported} · {told}, one per fact" if queries.queries else _nothing(queries),
    ]
    if len(names) > 1:
        lines.append(f"A sheet holds only so many lines: the queries stand on {len(names)} sheets, {', '.join(names)}.")
    for row, line in enumerate(lines):
        write_text(book, sheet, row, 0, line, {**TITLE, "font_size": 11, "bold": False} if row else TITLE)
    if queries.queries:
        _table(book, sheet, queries, sites)


def _nothing(queries: QueryList) -> str:
    return f"Export of {queries.exported} · There is nothing to ask."


def _table(book: Book, sheet: Worksheet, queries: QueryList, sites: Sequence[Site]) -> None:
    """Write kinds down, sites across."""
    columns = [*_FIRST, Column(ALL, 10, HEADING, counts=True)]
    columns += [Column(site.name or NO_SITE, 8, HEADING, counts=True) for site in sites]
    write_headings(book, sheet, _TABLE, columns)
    row = _TABLE
    for kind in queries.kinds():
        row += 1
        counts = [kind.queries, *(site.by_code[kind.code] for site in sites)]
        _write_line(book, sheet, row, [kind.code, kind.title, kind.next_step, *counts])
    counts = [len(queries.queries), *(site.queries for site in sites)]
    _write_line(book, sheet, row + 1, ["", "All kinds", "", *counts], bold=True)
    subjects = [site.subjects for site in sites]
    _write_line(book, sheet, row + 2, ["", "Subjects concerned", "", sum(subjects), *subjects], bold=True)
    sheet.freeze_panes(_TABLE + 1, len(_FIRST) + 1)
    sheet.repeat_rows(_TABLE)
    if len(sites) > _ON_A_PAGE:
        sheet.repeat_columns("A:D")


def _write_line(book: Book, sheet: Worksheet, row: int, cells: Sequence[str | int], *, bold: bool = False) -> None:
    style = plain(bold=bold)
    counts = book.format({**style, "align": "right", "text_wrap": False})
    for column, value in enumerate(cells):
        if isinstance(value, str) and value:
            write_text(book, sheet, row, column, value, style)
        elif value:
            sheet.write_number(row, column, value, counts)
        else:  # a zero says less than an empty cell in a table of many
            sheet.write_blank(row, column, None, counts)
    sheet.set_row(row, height(cells[: len(_FIRST)], [column.width for column in _FIRST]))


def _named(sites: Sequence[Site]) -> int:
    return sum(site.name is not None for site in sites)


def _times(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"

"""The first sheet of the workbook: how many queries there are, by kind and site."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nec_cdisc.report.query.model import QueryList, Site
from nec_cdisc.report.query.sheet import FONT, HEADING, Column, cell_at, heading, plain, text
from nec_cdisc.report.workbook_file import height

NO_SITE = "(no site)"
ALL = "All sites"
_FIRST = (Column("Code", 11, HEADING), Column("Kind", 44, HEADING), Column("What data management can do", 70, HEADING))
_TABLE = 6
#: Sites beside one another that a printed page is wide enough for.
_ON_A_PAGE = 15


def write_overview(sheet: Worksheet, queries: QueryList, names: Sequence[str]) -> None:
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
    for number, line in enumerate(lines, start=1):
        text(cell_at(sheet, number, 1), line)
        cell_at(sheet, number, 1).font = Font(FONT, 16 if number == 1 else 11, bold=number == 1, color="1F3864")
    if queries.queries:
        _table(sheet, queries, sites)


def _nothing(queries: QueryList) -> str:
    return f"Export of {queries.exported} · There is nothing to ask."


def _table(sheet: Worksheet, queries: QueryList, sites: Sequence[Site]) -> None:
    """Write kinds down, sites across."""
    columns = [*_FIRST, Column(ALL, 10, HEADING, counts=True)]
    columns += [Column(site.name or NO_SITE, 8, HEADING, counts=True) for site in sites]
    for number, column in enumerate(columns, start=1):
        heading(cell_at(sheet, _TABLE, number), column)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    row = _TABLE
    for kind in queries.kinds():
        row += 1
        counts = [kind.queries, *(site.by_code[kind.code] for site in sites)]
        _line(sheet, row, [kind.code, kind.title, kind.next_step, *counts])
    _line(sheet, row + 1, ["", "All kinds", "", len(queries.queries), *(site.queries for site in sites)], bold=True)
    subjects = [site.subjects for site in sites]
    _line(sheet, row + 2, ["", "Subjects concerned", "", sum(subjects), *subjects], bold=True)
    sheet.freeze_panes = f"{get_column_letter(len(_FIRST) + 2)}{_TABLE + 1}"
    sheet.print_title_rows = f"{_TABLE}:{_TABLE}"
    if len(sites) > _ON_A_PAGE:
        sheet.print_title_cols = "A:D"


def _line(sheet: Worksheet, row: int, cells: Sequence[str | int], *, bold: bool = False) -> None:
    for number, value in enumerate(cells, start=1):
        cell = cell_at(sheet, row, number)
        plain(cell, bold=bold)
        if isinstance(value, int):
            cell.value = value or None  # a zero says less than an empty cell in a table of many
            cell.alignment = Alignment(horizontal="right", vertical="top")
        elif value:
            text(cell, value)
    sheet.row_dimensions[row].height = height(cells[: len(_FIRST)], [column.width for column in _FIRST])


def _named(sites: Sequence[Site]) -> int:
    return sum(site.name is not None for site in sites)


def _times(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"

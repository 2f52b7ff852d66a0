"""The overview of the workbook."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nec_cdisc.problem import CODES
from nec_cdisc.report.query.model import QueryList
from nec_cdisc.report.query.overview import write_overview
from nec_cdisc.report.workbook_file import Book


@pytest.fixture
def overview(tmp_path: Path):
    """Give a function that writes the overview of a list and opens it again."""

    def written(found: QueryList) -> Worksheet:
        book = Book("Title", dt.date(2026, 1, 31))
        write_overview(book, book.add_sheet("Overview"), found, ["Queries"])
        book.save(tmp_path / "t.xlsx")
        return load_workbook(tmp_path / "t.xlsx")["Overview"]

    return written


def test_kinds_stand_against_sites(overview, made, listed):
    """Each kind has its count at each site and in all, with what to do; totals and subjects stand below."""
    sheet = overview(listed(made(), made(code="ROW104", subject="01-002"), made(site=None, subject=None)))
    assert [sheet.cell(row, 1).value for row in (1, 2, 3, 4)] == [
        "Queries to the sites",
        "T-1 · A trial to test with",
        "Export of 2026-01-31 · 3 queries to 1 site, one per fact",
        None,
    ]
    assert [[cell.value for cell in line] for line in sheet.iter_rows(min_row=6)] == [
        ["Code", "Kind", "What data management can do", "All sites", "01", "(no site)"],
        ["ROW104", CODES["ROW104"].title, CODES["ROW104"].next_step, 1, 1, None],
        ["VAL112", CODES["VAL112"].title, CODES["VAL112"].next_step, 2, 1, 1],
        [None, "All kinds", None, 3, 2, 1],
        [None, "Subjects concerned", None, 2, 2, None],
    ]
    assert sheet.freeze_panes == "E7"


def test_many_sites_repeat_the_kinds_on_each_page(overview, made, listed):
    """A table of forty sites is printed with its first columns on every page."""
    sheet = overview(listed(*(made(site=f"{number:02}") for number in range(40))))
    assert sheet.print_title_cols == "$A:$D"
    assert sheet.max_column == 44

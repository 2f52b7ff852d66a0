"""How sheets look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet as Read
from xlsxwriter.worksheet import Worksheet

from nec_cdisc.report.query.sheet import (
    ANSWER,
    HEADING,
    Column,
    add_table,
    plain,
    set_paper,
    write_headings,
    write_text,
)
from nec_cdisc.report.workbook_file import Book


@pytest.fixture
def read(tmp_path: Path):
    """Give a function that lets a sheet be written and opens it again."""

    def written(write: Callable[[Book, Worksheet], None]) -> Read:
        book = Book("Title", dt.date(2026, 1, 31))
        write(book, book.add_sheet("A&B"))
        book.save(tmp_path / "t.xlsx")
        return load_workbook(tmp_path / "t.xlsx")["A&B"]

    return written


@pytest.mark.parametrize("value", ["=1+1", "#N/A", "+49 30", "2020-01-01", "007", "http://x.org"])
def test_a_text_is_a_text_whatever_it_looks_like(read, value):
    """No formula, no error value, no number, no link."""
    cell = read(lambda book, sheet: write_text(book, sheet, 0, 0, value, plain()))["A1"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", value, None)
    assert cell.quotePrefix == value.startswith(("=", "+"))


def test_headings_and_cells_have_the_look_of_their_column(read):
    """A heading is coloured and bold, counts stand at the right, cells to fill in are tinted."""

    def write(book: Book, sheet: Worksheet) -> None:
        write_headings(book, sheet, 0, [Column("Count", 8, ANSWER, counts=True)])
        write_text(book, sheet, 1, 0, "x", plain(ANSWER, bold=True))

    sheet = read(write)
    assert (sheet["A1"].value, sheet["A1"].font.bold, sheet["A1"].alignment.horizontal) == ("Count", True, "right")
    assert sheet["A1"].fill.fgColor.rgb == "FF38761D"
    assert sheet["A2"].fill.fgColor.rgb == "FFF3F9F0"
    assert sheet["A2"].font.bold


def test_a_table_can_be_filtered_and_keeps_its_headings_in_sight(read):
    """Headings stay in sight and on each page; a column of dates has their format, each has its width."""
    columns = [Column("One", 9, HEADING), Column("Two", 30, ANSWER, dates="yyyy-mm-dd")]
    sheet = read(lambda book, sheet: add_table(book, sheet, columns, 2, lambda: [("a", "x"), ("b", None)], frozen=1))
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:B3", "$1:$1")
    assert (sheet["A2"].number_format, sheet["B3"].number_format) == ("General", "yyyy-mm-dd")
    assert [round(sheet.column_dimensions[letter].width) for letter in "AB"] == [10, 31]
    assert [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)] == [["a", "x"], ["b", None]]


def test_signs_of_a_title_are_no_commands_of_the_page(read):
    """An ampersand in the name of a study, an export or a sheet is printed as one."""
    sheet = read(lambda _, sheet: set_paper(sheet, "A&B: queries", "Export & more"))
    assert (sheet.oddHeader.left.text, sheet.oddHeader.right.text) == ("A&&B: queries", "Export && more")
    assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("A&&B", "Page &P of &N")

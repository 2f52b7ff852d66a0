"""How sheets look."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from nec_cdisc.report.query.sheet import ANSWER, Column, cell_at, heading, paper, plain, text


@pytest.fixture
def sheet():
    """Give an empty sheet."""
    return Workbook().worksheets[0]


@pytest.mark.parametrize("value", ["=1+1", "#N/A", "+49 30", "2020-01-01", "007"])
def test_a_text_is_a_text_whatever_it_looks_like(sheet, value):
    """No formula, no error value, no number."""
    cell = cell_at(sheet, 1, 1)
    text(cell, value)
    assert (cell.data_type, cell.value) == ("s", value)
    assert cell.quotePrefix == value.startswith(("=", "+"))


def test_headings_and_cells_have_the_look_of_their_column(sheet):
    """A heading is coloured and bold, counts stand at the right, cells to fill in are tinted."""
    heading(cell_at(sheet, 1, 1), Column("Count", 8, ANSWER, counts=True))
    plain(cell_at(sheet, 2, 1), ANSWER, bold=True)
    assert (sheet["A1"].value, sheet["A1"].font.bold, sheet["A1"].alignment.horizontal) == ("Count", True, "right")
    assert sheet["A1"].fill.fgColor.rgb.endswith(ANSWER.heading)
    assert sheet["A2"].fill.fgColor.rgb.endswith(ANSWER.cells)
    assert sheet["A2"].font.bold


def test_signs_of_a_title_are_no_commands_of_the_page(sheet):
    """An ampersand in the name of a study is printed as one."""
    paper(sheet, "A&B: queries", "Export")
    assert sheet.oddHeader.left.text == "A&&B: queries"


def test_a_merged_cell_is_refused(sheet):
    """A cell that is part of another one cannot be written to."""
    sheet.merge_cells("A1:B1")
    with pytest.raises(TypeError, match="B1 is part of a merged cell"):
        cell_at(sheet, 1, 2)

"""The workbook of queries, opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from nec_cdisc.report.query.guide import MEANING
from nec_cdisc.report.query.workbook import COLUMNS, STATUS, write_workbook

TITLES = [column.title for column in COLUMNS]


@pytest.fixture
def book(tmp_path: Path):
    """Give a function that writes a list and opens it again."""

    def write(found) -> Workbook:
        write_workbook(found, tmp_path / "q.xlsx")
        return load_workbook(tmp_path / "q.xlsx")

    return write


def rows(sheet) -> list[dict[str, object]]:
    """Return the lines of a sheet of queries by heading."""
    head, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def test_each_query_is_a_line_with_each_column(book, made, listed):
    """What was asked stands there; what people fill in is empty, and the status open."""
    (line, second) = rows(book(listed(made(), made(rows=(2, 5), visit=None)))["Queries"])
    assert line == {
        "Query": "Q-AAAA-BBBB-CCCC",
        "Site": "01",
        "Subject": "01-001",
        "Visit": "Screening",
        "Form": "ae",
        "EDC key": "site=01; subj=001; no=1",
        "Field": "start",
        "Value": "31.02.2019",
        "Proposed text": "In form ae, the field start holds a date. Please check it.",
        "Status": "open",
        "Site's answer": None,
        "Answered on": None,
        "Reason": "no such day",
        "Code": "VAL112",
        "Variables": "AE.AESTDTC",
        "Raw file": "raw/ae.csv",
        "Raw row": 2,
        "Mapping line": "mappings/sdtm/ae.yaml:12:3",
    }
    assert (second["Raw row"], second["Visit"]) == ("2, 5", None)


def test_there_is_a_sheet_for_each_purpose(book, made, listed):
    """Overview first, queries, how to use; each numbered in print, landscape, as wide as the paper."""
    opened = book(listed(made()))
    assert opened.sheetnames == ["Overview", "Queries", "How to use"]
    for sheet in opened.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth in {None, 1}  # one page is what the format takes for granted
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.oddHeader.left.text == "T-1: queries to the sites"
        assert not sheet.protection.sheet


def test_the_sheet_of_queries_can_be_worked_in(book, made, listed):
    """The header stays in sight and on each page, every column can be filtered, texts are wrapped."""
    sheet = book(listed(made(), made()))["Queries"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:R3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == "'Queries'!$A$1:$L$3"
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]  # with the room at their sides
    assert all(0.5 < width - item.width < 1 for width, item in zip(widths, COLUMNS, strict=True))
    assert all(cell.font.bold and cell.fill.fgColor.rgb != "00000000" for cell in sheet[1])
    assert all(cell.alignment.wrap_text and cell.alignment.vertical == "top" for cell in sheet[2])
    assert sheet["L2"].number_format == "yyyy-mm-dd"
    assert sheet.row_dimensions[2].height >= 13.5


def test_what_people_fill_in_is_checked(book, made, listed):
    """The status is one of three, the date a date, the answer a text, in each line of queries."""
    sheet = book(listed(made(), made()))["Queries"]
    asked = {str(item.sqref): item for item in sheet.data_validations.dataValidation}
    assert {(area, item.type) for area, item in asked.items()} == {
        ("J2:J3", "list"),
        ("K2:K3", "textLength"),
        ("L2:L3", "date"),
    }
    assert asked["J2:J3"].formula1 == '"open,answered,closed"'
    assert all(item.showErrorMessage for item in asked.values())
    assert STATUS[0] == "open"


def test_no_text_is_a_formula(book, made, listed):
    """A raw value, and whatever else comes from the export, stays a text on every sheet."""
    evil = '=HYPERLINK("http://x")'
    parts = (
        "site",
        "subject",
        "visit",
        "form",
        "key",
        "field",
        "value",
        "reason",
        "text",
        "variables",
        "file",
        "mapping",
    )
    opened = book(listed(*(made(**{part: evil}) for part in parts)))
    cells = [cell for sheet in opened.worksheets for line in sheet.iter_rows() for cell in line if cell.value == evil]
    assert len(cells) == len(parts) + 1  # the site stands in the overview, too
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_more_queries_than_a_sheet_holds_stand_on_several(book, made, listed, monkeypatch):
    """The overview says so and names the sheets; no query is lost."""
    monkeypatch.setattr("nec_cdisc.report.workbook_file.LINES", 2)
    opened = book(listed(*(made(id=str(number)) for number in range(5))))
    names = ["Queries", "Queries 2", "Queries 3"]
    assert opened.sheetnames == ["Overview", *names, "How to use"]
    assert [[line["Query"] for line in rows(opened[name])] for name in names] == [["0", "1"], ["2", "3"], ["4"]]
    assert "Queries, Queries 2, Queries 3" in opened["Overview"]["A4"].value
    assert [opened[name].auto_filter.ref for name in names] == ["A1:R3", "A1:R3", "A1:R2"]


def test_without_queries_the_workbook_says_so(book, listed):
    """A clean run leaves a workbook with headings and a sentence."""
    opened = book(listed())
    assert [cell.value for cell in opened["Queries"][1]] == TITLES
    assert opened["Queries"].max_row == 1
    assert "nothing to ask" in opened["Overview"]["A3"].value


def test_the_workbook_is_the_same_each_time(made, listed, tmp_path: Path):
    """Its bytes depend on the queries alone."""
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(listed(made()), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_each_column_is_explained():
    """Who opens the workbook for the first time finds each column in the last sheet."""
    assert list(MEANING) == TITLES

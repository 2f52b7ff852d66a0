"""The sheet that says how to use the workbook."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openpyxl import load_workbook

from nec_cdisc.report.query.guide import STEPS, write_guide
from nec_cdisc.report.query.sheet import ANSWER, HEADING, Column
from nec_cdisc.report.workbook_file import Book


def test_steps_and_columns_are_told(tmp_path: Path):
    """Each step is numbered, each column has its meaning and who fills it in."""
    book = Book("Title", dt.date(2026, 1, 31))
    columns = [Column("Query", 10, HEADING), Column("Status", 10, ANSWER)]
    write_guide(book, book.add_sheet("How to use"), columns)
    book.save(tmp_path / "t.xlsx")
    sheet = load_workbook(tmp_path / "t.xlsx")["How to use"]
    told = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert [line[:2] for line in told if line[1] in STEPS] == [
        [f"{number}.", step] for number, step in enumerate(STEPS, start=1)
    ]
    assert told[-2][0] == "Query"
    assert told[-2][2] == "the conversion"
    assert told[-1] == ["Status", "open, answered or closed", "site, data management"]

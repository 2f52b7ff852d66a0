"""Terminology is read from text and workbooks as NCI EVS publishes them."""

from __future__ import annotations

import pytest
from published import CODELISTS, HEADER, csv_text, table, text_file, workbook_file

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard_files.content import opened
from nec_cdisc.standard_files.evs_table import read_table


def test_text_and_workbook_say_the_same(tmp_path):
    """Both hold all codelists and terms; the workbook says its date in the name of the sheet."""
    text = read_table(opened(text_file(tmp_path / "a.txt")))
    book = read_table(opened(workbook_file(tmp_path / "a.xlsx")))
    assert text.codelists == book.codelists
    assert list(text.codelists) == [code for code, *_ in CODELISTS]
    assert text.codelists["C66731"].terms == {"C16576": "F", "C20197": "M", "C17998": "U"}
    assert (text.stated, book.stated) == ((), ("SDTM Terminology 2025-09-26",))


def test_csv_of_the_library_says_its_date_in_a_column(tmp_path):
    """A column more, and commas in place of tabs, are read all the same."""
    path = tmp_path / "ct.csv"
    rows = [[*HEADER, "Standard and Date"], *([*row, "SDTM CT 2025-09-26"] for row in table())]
    path.write_text(csv_text(rows), "utf-8")
    read = read_table(opened(path))
    assert read.stated == ("SDTM CT 2025-09-26",)
    assert len(read.codelists) == len(CODELISTS)


def test_a_file_that_was_cut_is_refused(tmp_path):
    """Text that ends within a row is not taken for the whole; so for one that ends behind a codelist."""
    path = text_file(tmp_path / "a.txt")
    whole = path.read_bytes()
    path.write_bytes(whole[:-60])
    with pytest.raises(Unreadable, match="cells under 8 columns"):
        read_table(opened(path))
    path.write_bytes(whole[: whole.index(b"C900011\tC900002")])
    with pytest.raises(Unreadable, match="ends within the codelist ZZQ1TN"):
        read_table(opened(path))


def test_a_foreign_table_is_refused(tmp_path):
    """An export of an EDC has other columns."""
    path = tmp_path / "ae.csv"
    path.write_text("subject,term\n1,Rash\n", "utf-8")
    with pytest.raises(Unreadable) as refused:
        read_table(opened(path))
    assert (refused.value.problem.code, refused.value.problem.cells.rows) == ("TRM103", (1,))

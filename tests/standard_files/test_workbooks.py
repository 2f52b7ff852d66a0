"""The sheets of a published workbook are found by their columns."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard_files.content import opened
from nec_cdisc.standard_files.workbooks import tables


def book(path, **sheets):
    """Write a workbook."""
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return opened(path)


def test_sheets_are_told_by_their_columns(tmp_path):
    """A read me is passed over, a title above the header too, and numbers are the text that is shown."""
    content = book(tmp_path / "a.xlsx", ReadMe=[["text"]], Terms=[["A title"], [], ["A", "B"], ["x", 1], [None, None]])
    found = [(kind, title, list(rows)) for kind, title, rows in tables(content, ("Z",), ("B", "A"))]
    assert found == [(1, "Terms", [(3, ["A", "B"]), (4, ["x", "1"])])]


def test_a_workbook_without_such_a_sheet_is_refused(tmp_path):
    """A foreign workbook is told to be one."""
    content = book(tmp_path / "a.xlsx", Sheet=[["C"], ["x"]])
    with pytest.raises(Unreadable) as refused:
        list(tables(content, ("A",)))
    assert refused.value.problem.code == "TRM103"


def test_a_cell_longer_than_any_published_one_is_refused(tmp_path):
    """A row is refused as soon as it is read."""
    content = book(tmp_path / "a.xlsx", Sheet=[["A"], ["x" * 32_001]])
    with pytest.raises(Unreadable, match="row 2: a cell of 32,001 characters"):
        [list(rows) for _, _, rows in tables(content, ("A",))]


@pytest.mark.parametrize("data", [b"PK\x03\x04 not a zip", b"PK\x03\x04"])
def test_a_damaged_workbook_is_refused(tmp_path, data):
    """An archive that was cut off is a problem of the file, not a fault of the program."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as refused:
        list(tables(opened(path), ("A",)))
    assert refused.value.problem.code == "RAW121"

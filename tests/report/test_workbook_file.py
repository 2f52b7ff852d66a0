"""Workbooks whose bytes depend on their content alone."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nec_cdisc.report.table import FORMULA
from nec_cdisc.report.workbook_file import LONGEST, Book, Lines, height, shown

DAY = dt.date(2026, 1, 31)
#: A program that writes a workbook to the path that it is given.
PROGRAM = """\
import datetime, pathlib, sys
from nec_cdisc.report.workbook_file import Book, Lines
book = Book("Title", datetime.date(2026, 1, 31))
sheet = book.add_sheet("T")
sheet.write_string(0, 0, "Heading", book.format({"bold": True, "font_color": "#112233"}))
book.add_lines(sheet, Lines(2, lambda: [("a", 1), (None, "=b")], [9, 9], [{"border": 1}] * 2))
book.save(pathlib.Path(sys.argv[1]))
"""


def write(path: Path, *lines: tuple[str | int | None, ...], day: dt.date = DAY) -> None:
    """Write a workbook with some lines of two columns below a header, behind another sheet."""
    book = Book("Title", day)
    book.add_sheet("Other").write_string(0, 0, "other")
    sheet = book.add_sheet("T")
    for column, name in enumerate(("one", "two")):
        sheet.write_string(0, column, name, book.format({"bold": True}))
    book.add_lines(sheet, Lines(len(lines), lambda: lines, [20, 20], [{"border": 1}, {"italic": True}]))
    book.save(path)


def cells(path: Path) -> list[tuple[object, ...]]:
    """Return the values below the header, as they are read again."""
    return list(load_workbook(path)["T"].iter_rows(min_row=2, max_col=2, values_only=True))


def test_lines_are_read_again_as_they_were_written(tmp_path: Path):
    """Texts stay texts, numbers numbers, blanks blank; marks of XML and blanks at the ends stay."""
    lines = [("007", 12), (None, "a < b & 'c' > \"d\""), ("  x ", "two\nlines"), ("µ ≥ 😀", "#N/A"), ("TRUE", "1e5")]
    write(tmp_path / "t.xlsx", *lines)
    assert cells(tmp_path / "t.xlsx") == lines


@pytest.mark.parametrize("sign", FORMULA)
def test_no_text_is_a_formula(tmp_path: Path, sign: str):
    """A text that begins like a formula is typed as text and marked so, and stays one when somebody edits it."""
    write(tmp_path / "t.xlsx", (f"{sign}1+1", "plain"))
    first, second = load_workbook(tmp_path / "t.xlsx")["T"][2][:2]
    assert (first.data_type, first.value) == ("s", shown(f"{sign}1+1"))
    assert (first.quotePrefix, second.quotePrefix) == (True, False)
    with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]


def test_characters_that_a_workbook_cannot_hold_are_shown(tmp_path: Path):
    """A control character is shown by its picture; nothing is lost and the file can be read."""
    write(tmp_path / "t.xlsx", ("a\x00b\x0bc\x1f", "x\r\ny\rz\ufffe\ud800"))
    assert cells(tmp_path / "t.xlsx") == [("a␀b␋c␟", "x\ny\nz\ufffd\ufffd")]


def test_what_looks_like_an_escape_stays_as_typed(tmp_path: Path):
    """Spreadsheets show _x0041_ as A; the sign is escaped, so that they show what was typed."""
    write(tmp_path / "t.xlsx", ("_x0041_ _x_", "x"))
    with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
        assert b"_x005F_x0041_ _x_" in archive.read("xl/worksheets/sheet2.xml")


def test_a_text_that_is_too_long_is_cut_and_says_so():
    """A cell holds 32,767 characters, counted as the format counts them."""
    assert shown("x" * LONGEST) == "x" * LONGEST
    for text in ("x" * (LONGEST + 1), "😀" * (LONGEST // 2 + 1)):
        assert len(shown(text).encode("utf-16-le")) // 2 <= LONGEST
        assert shown(text).endswith("(cut: the whole text is in the CSV file)")
    assert shown("😀" * (LONGEST // 2)) == "😀" * (LONGEST // 2)


def test_a_line_is_as_tall_as_its_longest_text():
    """Wrapped texts and texts of several lines can be read without touching the row; no row is taller than allowed."""
    assert height([None, 7, "x"], [10, 10, 10]) == 13.5
    assert height(["x" * 25, "y"], [10, 10]) == 13.5 * 3
    assert height(["a\nb\nc", "y"], [10, 10]) == 13.5 * 3
    assert height(["x" * 10_000], [10]) == 405


def test_each_column_has_its_style_and_the_sheet_its_area(tmp_path: Path):
    """Lines look as their columns say; the rows that told the styles are gone, with a line as without."""
    for lines, area in (((), "A1:B1"), ((("a", 1),), "A1:B2"), ((("a", 1),) * 5, "A1:B6")):
        write(tmp_path / "t.xlsx", *lines)
        sheet = load_workbook(tmp_path / "t.xlsx")["T"]
        assert (sheet.dimensions, sheet.max_row) == (area, len(lines) + 1)
        assert [cell.value for cell in sheet[1]] == ["one", "two"]
        for line in sheet.iter_rows(min_row=2):
            assert [(cell.border.left.style, bool(cell.font.i)) for cell in line] == [("thin", False), (None, True)]


def test_a_library_that_writes_rows_in_another_way_is_refused(tmp_path: Path):
    """Lines are not put where nothing is known of the sheet: the workbook is not written."""
    book = Book("Title", DAY)
    sheet = book.add_sheet("T")
    book.add_lines(sheet, Lines(0, tuple, [20], [{"border": 1}]))
    sheet.write_string(3, 0, "a row more")
    with pytest.raises(ValueError, match="another way"):
        book.save(tmp_path / "t.xlsx")
    assert not list(tmp_path.iterdir())


def test_time_stamps_are_those_of_the_day_that_is_given(tmp_path: Path):
    """The clock stands in no entry and no property; a day before 1980 is the first one that the format knows."""
    for day, stamp in ((DAY, (2026, 1, 31, 0, 0, 0)), (dt.date(1970, 1, 1), (1980, 1, 1, 0, 0, 0))):
        write(tmp_path / "t.xlsx", ("a", "b"), day=day)
        with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
            assert {entry.date_time for entry in archive.infolist()} == {stamp}
            assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        properties = load_workbook(tmp_path / "t.xlsx").properties
        assert (properties.created.date(), properties.modified.date()) == (day, day)


@pytest.mark.parametrize(
    "setting",
    [{"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}, {"LC_ALL": "C", "PYTHONHASHSEED": "77", "PYTHONUTF8": "0"}],
)
def test_zone_locale_and_hash_seed_change_no_byte(tmp_path: Path, setting: dict[str, str]):
    """The same content is the same file on every machine."""
    for name, added in (("a.xlsx", {}), ("b.xlsx", setting)):
        command = [sys.executable, "-c", PROGRAM, str(tmp_path / name)]
        subprocess.run(command, check=True, env={**os.environ, **added})
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert cells(tmp_path / "a.xlsx") == [("a", 1), (None, "=b")]


def test_the_last_workbook_is_replaced_as_a_whole(tmp_path: Path):
    """A second workbook leaves nothing of the first one, and no draft lies about."""
    write(tmp_path / "reports" / "t.xlsx", ("a", "b"), ("c", "d"))
    write(tmp_path / "reports" / "t.xlsx", ("e", "f"))
    assert cells(tmp_path / "reports" / "t.xlsx") == [("e", "f")]
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["t.xlsx"]


def test_a_fault_on_the_way_leaves_the_last_workbook(tmp_path: Path):
    """Where a line cannot be written the last file stays as it was, and the draft goes."""
    write(tmp_path / "t.xlsx", ("a", "b"))
    with pytest.raises(ValueError, match="longer"):
        write(tmp_path / "t.xlsx", ("one cell",))
    assert cells(tmp_path / "t.xlsx") == [("a", "b")]
    assert [path.name for path in tmp_path.iterdir()] == ["t.xlsx"]


def test_a_sheet_too_large_for_a_plain_entry_gets_a_wide_one(tmp_path: Path, monkeypatch):
    """Beyond 2 GB an entry needs longer numbers; the workbook is written with them."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 50_000)
    lines = [("x" * 100, number) for number in range(1000)]
    write(tmp_path / "t.xlsx", *lines)
    monkeypatch.undo()
    assert cells(tmp_path / "t.xlsx") == lines

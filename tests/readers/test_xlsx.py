"""One sheet of a workbook is read as text by the rule of typed cells; what is wrong is told with its address."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from nec_cdisc.plugin.reader import FileOptions, Reading, Unreadable
from nec_cdisc.problem import Problem
from nec_cdisc.readers import xlsx

DEFAULT = FileOptions()


def saved(book: Workbook, tmp_path: Path) -> Path:
    """Save a workbook."""
    path = tmp_path / "ae.xlsx"
    book.save(path)
    return path


def read(book: Workbook, tmp_path: Path, options: FileOptions = DEFAULT) -> Reading:
    """Save a workbook and read it."""
    path = saved(book, tmp_path)
    reading = xlsx.read(path, "raw/ae.xlsx", options)
    assert xlsx.headers(path, options) == list(reading.dataset.frame.columns)
    return reading


def refused(path: Path, options: FileOptions = DEFAULT) -> Problem:
    """Return the one problem that makes a workbook unusable."""
    with pytest.raises(Unreadable) as refusal:
        xlsx.read(path, "raw/ae.xlsx", options)
    return refusal.value.problem


def book_of(*rows: list[object]) -> Workbook:
    """Return a workbook with one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def cells(reading: Reading) -> list[list[str | None]]:
    """Return the cells row by row."""
    dataset = reading.dataset
    return [list(row) for row in zip(*(dataset.column(name).to_list() for name in dataset.frame), strict=True)]


def rewritten(path: Path, old: str, new: str) -> None:
    """Replace text in the first sheet's source, as another program would have written it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert old.encode() in parts[sheet]
    parts[sheet] = parts[sheet].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_typed_cells_become_text(tmp_path):
    """Numbers, dates, times and truth values follow the rule; text stays as typed."""
    book = book_of(["id", "n", "x", "d", "dt", "t", "span", "b"])
    row = [
        "00001",
        12,
        0.1,
        date(2016, 8, 31),
        datetime.fromisoformat("2016-08-31T09:30:00"),
        time(9, 30),
        timedelta(hours=36),
        True,
    ]
    book.active.append(row)
    book.active.append(
        [
            " x ",
            5.0,
            1e-7,
            datetime.fromisoformat("2016-08-31T00:00:00"),
            datetime.fromisoformat("2016-08-31T00:00:00"),
            None,
            None,
            False,
        ]
    )
    book.active["D2"].number_format = "DD.MM.YYYY"
    book.active["D3"].number_format = "dd/mm/yyyy"
    book.active["E2"].number_format = "yyyy-mm-dd h:mm"
    book.active["E3"].number_format = "yyyy-mm-dd hh:mm:ss"
    book.active["F2"].number_format = "h:mm"
    book.active["G2"].number_format = "[h]:mm:ss"
    assert cells(read(book, tmp_path)) == [
        ["00001", "12", "0.1", "2016-08-31", "2016-08-31T09:30", "09:30", "36:00:00", "TRUE"],
        [" x ", "5", "0.0000001", "2016-08-31", "2016-08-31T00:00:00", None, None, "FALSE"],
    ]


def test_cells_formatted_as_text_keep_their_zeros(tmp_path):
    """A subject number typed as text keeps its leading zeros."""
    book = book_of(["subject"], ["00012"])
    book.active["A2"].number_format = "@"
    assert cells(read(book, tmp_path)) == [["00012"]]


def test_rows_are_those_of_the_spreadsheet(tmp_path):
    """Blank rows are left out and noted; the others keep the number that the spreadsheet shows."""
    book = book_of(["a", "b"], ["1", None], [None, None], ["2", "  "])
    book.active["A9"] = "3"
    reading = read(book, tmp_path)
    assert cells(reading) == [["1", None], ["2", None], ["3", None]]
    assert reading.dataset.rows.tolist() == [2, 4, 9]
    assert [(p.code, p.cells.rows) for p in reading.problems] == [("RAW114", (3, 5, 6, 7, 8))]


def test_error_values_are_queries_with_addresses(tmp_path):
    """Cells that hold a spreadsheet error are left blank and told once per column and value."""
    book = book_of(["a", "b"], ["#REF!", "1"], ["2", "#N/A"], ["#REF!", "3"])
    reading = read(book, tmp_path)
    assert cells(reading) == [[None, "1"], ["2", None], [None, "3"]]
    first, second = reading.problems
    assert (first.code, first.cells.rows, first.cells.column, first.cells.value) == ("RAW123", (2, 4), "a", "#REF!")
    assert first.message.endswith("A2, A4.")
    assert (second.cells.rows, second.cells.value) == ((3,), "#N/A")


def test_formula_without_a_stored_value_is_an_error(tmp_path):
    """A formula that was never calculated is unknown, not blank."""
    book = book_of(["a", "b"], [1, "=A2+1"], [2, "=A3+1"])
    (problem,) = read(book, tmp_path).problems
    assert (problem.code, problem.cells.rows, problem.cells.column) == ("RAW124", (2, 3), "b")
    assert problem.message.endswith("B2, B3.")


def test_stored_values_of_formulas_are_read(tmp_path):
    """A calculated formula gives its stored value; one that gives empty text is blank and no problem."""
    path = saved(book_of(["a", "b"], [1, "=A2+1"]), tmp_path)
    rewritten(path, "<f>A2+1</f><v></v>", "<f>A2+1</f><v>2</v>")
    reading = xlsx.read(path, "raw/ae.xlsx", DEFAULT)
    assert (cells(reading), reading.problems) == ([["1", "2"]], ())
    rewritten(path, '<c r="B2"><f>A2+1</f><v>2</v>', '<c r="B2" t="str"><f>A2+1</f><v></v>')
    reading = xlsx.read(path, "raw/ae.xlsx", DEFAULT)
    assert (cells(reading), reading.problems) == ([["1", None]], ())


def test_date_outside_the_calendar_is_an_error_value(tmp_path):
    """A number far beyond all dates in a date cell is told, not a traceback."""
    book = book_of(["d"], [99999999999])
    book.active["A2"].number_format = "yyyy-mm-dd"
    (problem, _) = read(book, tmp_path).problems
    assert (problem.code, problem.cells.rows, problem.cells.column) == ("RAW123", (2,), "d")


def test_merged_cells_are_noted(tmp_path):
    """Only the first of merged cells holds the value, and a note says so."""
    book = book_of(["subject", "visit"], ["001", "1"], [None, "2"])
    book.active.merge_cells("A2:A3")
    reading = read(book, tmp_path)
    assert cells(reading) == [["001", "1"], [None, "2"]]
    assert [(p.code, p.message.endswith("A2:A3.")) for p in reading.problems] == [("RAW125", True)]


def test_the_first_sheet_that_is_not_hidden_is_read(tmp_path):
    """Without a name the first visible sheet is read, and a note names the visible ones that are not."""
    book = book_of(["hidden"], ["1"])
    book.active.sheet_state = "hidden"
    for title in ("AE", "Notes"):
        sheet = book.create_sheet(title)
        sheet.append([title])
        sheet.append(["x"])
    reading = read(book, tmp_path)
    assert list(reading.dataset.frame.columns) == ["AE"]
    (note,) = reading.problems
    assert (note.code, "'Notes'" in note.message, "'Sheet'" in note.message) == ("RAW126", True, False)


def test_a_named_sheet_is_read_even_if_hidden(tmp_path):
    """The declared sheet is read, and others are then no news."""
    book = book_of(["a"], ["1"])
    sheet = book.create_sheet("AE data")
    sheet.append(["b"])
    sheet.append(["2"])
    sheet.sheet_state = "hidden"
    reading = read(book, tmp_path, FileOptions(sheet="AE data"))
    assert (cells(reading), reading.problems) == ([["2"]], ())


def test_unknown_sheet_names_the_nearest(tmp_path):
    """A misspelt sheet is refused with the sheets there are and the nearest one."""
    book = book_of(["a"], ["1"])
    book.create_sheet("Adverse events")
    problem = refused(saved(book, tmp_path), FileOptions(sheet="Adverse event"))
    assert (problem.code, problem.nearest) == ("RAW122", "Adverse events")
    assert "'Sheet', 'Adverse events'" in problem.message


def test_hidden_rows_are_read(tmp_path):
    """Hiding a row changes its looks, not the data."""
    book = book_of(["a"], ["1"], ["2"])
    book.active.row_dimensions[3].hidden = True
    assert cells(read(book, tmp_path)) == [["1"], ["2"]]


def test_values_beyond_the_header_are_an_error(tmp_path):
    """A value in a column without a name is told with its row."""
    (problem,) = read(book_of(["a"], ["1"], ["2", "stray"]), tmp_path).problems
    assert (problem.code, problem.cells.rows) == ("RAW112", (3,))


def test_a_wrong_extent_does_not_cut_the_data(tmp_path):
    """A workbook that states a smaller extent than it has is read whole."""
    path = saved(book_of(["a", "b"], ["1", "2"]), tmp_path)
    rewritten(path, 'ref="A1:B2"', 'ref="A1"')
    assert cells(xlsx.read(path, "raw/ae.xlsx", DEFAULT)) == [["1", "2"]]


def test_header_alone_gives_no_rows(tmp_path):
    """A form that nobody filled in has columns and no rows."""
    reading = read(book_of(["a", "b"]), tmp_path)
    assert (reading.dataset.frame.shape, reading.problems) == ((0, 2), ())


def test_sheets_without_header_are_refused(tmp_path):
    """An empty sheet and a blank first row are told apart."""
    assert refused(saved(Workbook(), tmp_path)).code == "RAW106"
    book = Workbook()
    book.active["A2"] = "a"
    assert refused(saved(book, tmp_path)).code == "RAW107"


def test_what_is_no_workbook_is_refused(tmp_path):
    """Text, a damaged archive and a protected workbook are one problem each."""
    path = tmp_path / "ae.xlsx"
    for content, why in ((b"a,b\n", "damaged"), (b"\xd0\xcf\x11\xe0" + b"x" * 600, "password")):
        path.write_bytes(content)
        problem = refused(path)
        assert (problem.code, why in problem.message) == ("RAW121", True)
    path = saved(book_of(["a"], ["1"]), tmp_path)
    rewritten(path, "</row>", "</rowe>")
    assert refused(path).code == "RAW121"
    path.write_bytes(b"")
    assert refused(path).code == "RAW106"
    assert refused(tmp_path / "none.xlsx").code == "RAW102"


@pytest.mark.parametrize(("place", "name"), [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")])
def test_addresses_are_those_of_a_spreadsheet(place, name):
    """Columns are lettered A to Z, AA to ZZ, AAA and so on."""
    assert xlsx.address(place, 7) == name

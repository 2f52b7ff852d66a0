"""CSV is read exactly as typed, and what is wrong with a file is said once, with its place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nec_cdisc.plugin.reader import FileOptions, Reading, Unreadable
from nec_cdisc.problem import Problem
from nec_cdisc.readers import csv, csv_records

UTF8 = FileOptions()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder for raw files."""
    return tmp_path


def written(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    """Write a raw file."""
    path = folder / "ae.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def read(folder: Path, content: str | bytes, options: FileOptions = UTF8) -> Reading:
    """Write a raw file in the declared encoding and read it."""
    path = written(folder, content, options.encoding)
    reading = csv.read(path, "raw/ae.csv", options)
    assert csv.headers(path, options) == list(reading.dataset.frame.columns)
    return reading


def refused(folder: Path, content: str | bytes, options: FileOptions = UTF8) -> Problem:
    """Return the one problem that makes a raw file unusable."""
    with pytest.raises(Unreadable) as refusal:
        csv.read(written(folder, content), "raw/ae.csv", options)
    return refusal.value.problem


def cells(reading: Reading) -> list[list[str | None]]:
    """Return the cells row by row."""
    frame = reading.dataset.frame
    columns = [reading.dataset.column(name).to_list() for name in frame.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def codes(reading: Reading) -> list[str]:
    """Return the codes of the problems."""
    return [problem.code for problem in reading.problems]


def test_values_stay_what_was_typed(folder):
    """Leading zeros, NA, trailing zeros, comment signs and blanks at both ends are kept."""
    reading = read(folder, 'subject,a,b\n00001,NA,1.10\n#12, x ,null\n-0,"say ""no""",1e5\n')
    assert cells(reading) == [["00001", "NA", "1.10"], ["#12", " x ", "null"], ["-0", 'say "no"', "1e5"]]
    assert reading.problems == ()


def test_blank_is_missing(folder):
    """A cell of nothing but white space is missing, whether quoted or not, and never an empty text."""
    reading = read(folder, 'a,b,c,d\n1,,"",\n2,   ,\t,"\n\u00a0"\n')
    assert cells(reading) == [["1", None, None, None], ["2", None, None, None]]
    assert list(reading.dataset.frame["b"].cat.categories) == []


def test_rows_are_counted_as_a_spreadsheet_shows_them(folder):
    """Row numbers hold behind line breaks in values, blank lines and rows left out."""
    reading = read(folder, 'a,b\n1,"x\r\ny"\n\n2\n   \n,\n3,4,5\n6,7\n')
    assert cells(reading) == [["1", "x\r\ny"], ["6", "7"]]
    assert reading.dataset.rows.tolist() == [2, 8]
    assert codes(reading) == ["RAW110", "RAW114"]
    assert reading.problems[0].cells.rows == (4, 7)
    assert reading.problems[1].cells.rows == (3, 5, 6)


def test_ragged_rows_are_one_problem(folder):
    """All rows with another number of fields are told at once, with their row numbers and widths."""
    (problem,) = read(folder, "a,b\n1\n" + "1,2\n" * 3 + "1,2,3\n1,2,3,4\n").problems
    assert problem.cells.rows == (2, 6, 7)
    assert problem.message == (
        "3 rows of raw/ae.csv left out: 1, 3, 4 fields where the header has 2 (row numbers 2, 6, 7)."
    )


def test_cells_of_ragged_rows_are_counted(folder):
    """What stands in a row of another length is known cell by cell, with quotes and line breaks inside."""
    reading = read(folder, 'a,b\n1,2\n3\n"4, and\n5",  ,6\n, ,\n')
    ragged = [item for item in reading.unread if item.code == "RAW110"]
    assert [(item.column, list(item.rows), list(item.empty)) for item in ragged] == [(None, [3, 4, 4], [5])]


def test_row_numbers_do_not_depend_on_the_size_of_blocks(folder, monkeypatch):
    """A file parsed in many small blocks gives the same cells, distinct values, rows and problems."""
    content = "a,b\n" + 'x,1\n\ny,"2\n"\n1,2,3\nz,1\n' * 50
    whole = read(folder, content)
    monkeypatch.setattr(csv_records, "_BLOCKS", (16,))
    parts = read(folder, content)
    assert whole.dataset.frame.equals(parts.dataset.frame)
    assert list(parts.dataset.frame["a"].cat.categories) == ["x", "y", "z"]
    assert whole.dataset.rows.tolist() == parts.dataset.rows.tolist()
    assert whole.problems == parts.problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"])
def test_every_declared_encoding_gives_the_same_text(folder, encoding):
    """Umlauts and micro signs come out the same from each encoding."""
    reading = read(folder, "größe,einheit\n1,µg\n", FileOptions(encoding=encoding))
    assert list(reading.dataset.frame.columns) == ["größe", "einheit"]
    assert cells(reading) == [["1", "µg"]]
    assert reading.problems == ()


def test_byte_order_mark_is_no_text(folder):
    """A byte order mark is never part of the first column's name."""
    for options, content in (
        (UTF8, "a,b\n1,2\n".encode("utf-8-sig")),
        (FileOptions(encoding="utf-16-le"), "\ufeffa,b\n1,2\n".encode("utf-16-le")),
    ):
        path = written(folder, content)
        assert csv.headers(path, options) == ["a", "b"]


def test_undecodable_bytes_are_one_located_problem(folder):
    """Bytes outside the declared encoding name all rows, the first column and an encoding that fits."""
    problem = refused(folder, "a,b\n1,x\n2,Gr\xf6\xdfe\n3,\xb5g\n".encode("latin-1"))
    assert (problem.code, problem.cells.rows, problem.cells.column) == ("RAW104", (3, 4), "b")
    assert problem.nearest == "cp1252"
    assert "first in row 3 (column 'b')" in problem.message


def test_undecodable_header_is_located(folder):
    """A byte outside the encoding in the header row is told as row 1, without quoting broken text."""
    problem = refused(folder, b"a,gr\xf6\xdfe\n1,2\n")
    assert (problem.code, problem.cells.rows, problem.cells.column) == ("RAW104", (1,), None)
    assert problem.message.isascii()


def test_utf16_without_its_mark_is_refused(folder):
    """Text declared as UTF-16 that is none is one problem."""
    assert refused(folder, b"a,b\n1,2\n", FileOptions(encoding="utf-16")).code == "RAW104"


def test_utf8_declared_as_another_encoding_is_an_error(folder):
    """Text that would be garbled by a wrong declaration is told with its rows, never published in silence."""
    path = written(folder, "a,b\n1,x\n2,Größe\n")
    (problem,) = csv.read(path, "raw/ae.csv", FileOptions(encoding="cp1252")).problems
    assert (problem.code, problem.cells.rows, problem.cells.column, problem.nearest) == ("RAW115", (3,), "b", "utf-8")


def test_true_cp1252_is_not_suspected(folder):
    """Text in the declared single-byte encoding raises nothing."""
    assert read(folder, "a\nGröße €\n", FileOptions(encoding="cp1252")).problems == ()


def test_header_without_records_gives_no_rows(folder):
    """A form that nobody filled in has columns and no rows."""
    for content in ("a,b", "a,b\n", "a,b\r\n"):
        reading = read(folder, content)
        assert reading.dataset.frame.shape == (0, 2)
        assert len(reading.dataset.rows) == 0
        assert reading.problems == ()


def test_last_line_needs_no_line_end(folder):
    """The last record counts whether a line end follows it or not, in each style of line ends."""
    for end in ("\n", "\r\n", "\r"):
        assert cells(read(folder, f"a,b{end}1,2{end}3,4")) == [["1", "2"], ["3", "4"]]
        assert cells(read(folder, f"a,b{end}1,2{end}3,4{end}")) == [["1", "2"], ["3", "4"]]


def test_header_may_hold_line_breaks_and_blanks(folder):
    """A quoted name may hold separators and line breaks; blanks around a name do not belong to it."""
    reading = read(folder, '" a ","b\nc","d,e"\n1,2,3\n')
    assert list(reading.dataset.frame.columns) == ["a", "b\nc", "d,e"]
    assert reading.dataset.rows.tolist() == [2]


def test_name_used_twice_is_an_error_and_the_first_is_read(folder):
    """A repeated name is told with its columns; the rest of the file is still read."""
    reading = read(folder, "a,b, a,a\n1,2,3,4\n")
    assert cells(reading) == [["1", "2"]]
    assert codes(reading) == ["RAW111"]
    assert "stands 3 times in row 1 of raw/ae.csv, as columns 1, 3, 4" in reading.problems[0].message


def test_columns_without_a_name(folder):
    """A column without a name is left out: silently noted where hollow, an error where it holds values."""
    reading = read(folder, "a,,b,\n1,,2,\n3,,4,x\n")
    assert cells(reading) == [["1", "2"], ["3", "4"]]
    assert codes(reading) == ["RAW112", "RAW113"]
    assert reading.problems[0].cells.rows == (3,)


def test_unclosed_quote_is_located(folder):
    """A quote that swallows the rest of the file is told with row and column, and nothing is read."""
    problem = refused(folder, 'a,b\n1,2\n3,"x\n4,5\n6,7\n')
    assert (problem.code, problem.cells.rows, problem.cells.column) == ("RAW109", (3,), "b")
    problem = refused(folder, 'a,b\n1,2\n"3,x\n4,5\n')
    assert (problem.code, problem.cells.rows) == ("RAW109", (3,))


def test_unclosed_quote_in_the_header_is_located(folder):
    """A header that never ends is refused in row 1."""
    problem = refused(folder, 'a,"b\n1,2\n3,4\n')
    assert (problem.code, problem.cells.rows) == ("RAW109", (1,))


def test_lone_quote_within_a_value_is_text(folder):
    """A quote that does not begin a value is a sign like any other."""
    assert cells(read(folder, 'a,b\n5" tube,x\n')) == [['5" tube', "x"]]


def test_without_quote_every_sign_is_text(folder):
    """A source without a quote sign keeps quotes as typed."""
    assert cells(read(folder, 'a;b\n"x;y"\n', FileOptions(separator=";", quote=""))) == [['"x', 'y"']]


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_another_separator_is_suspected(folder, separator):
    """A file whose records are one field by the declared separator, and several by another, is refused."""
    problem = refused(folder, f"a{separator}b{separator}c\n1{separator}2,5{separator}3\n")
    assert (problem.code, problem.nearest) == ("RAW108", separator)
    assert "3 fields" in problem.message


def test_one_column_is_not_suspected_for_its_text(folder):
    """A true single column may hold other separators in its name or values."""
    assert cells(read(folder, "Name; first\nAnna\n")) == [["Anna"]]


def test_zero_bytes_are_refused_with_their_row(folder):
    """A file with zero bytes is no text, wherever they stand."""
    problem = refused(folder, b"a,b\n1,2\n3,x\0y\n")
    assert (problem.code, problem.cells.rows, problem.cells.column) == ("RAW105", (3,), "b")
    late = b"a,b\n" + b"1,2\n" * 20_000 + b"3,x\0y\n"
    problem = refused(folder, late)
    assert (problem.code, problem.cells.rows) == ("RAW105", (20_002,))


def test_files_of_other_kinds_are_named(folder):
    """A workbook, a compressed file and UTF-16 text are told apart from damaged text."""
    assert "workbook" in refused(folder, b"PK\x03\x04abc").message
    assert "gzip" in refused(folder, b"\x1f\x8b\x08abc").message
    assert refused(folder, "a,b\n1,2\n".encode("utf-16")).nearest == "utf-16"
    assert refused(folder, "a,b\n".encode("utf-8-sig"), FileOptions(encoding="cp1252")).code == "RAW115"


def test_empty_and_blank_files_are_refused(folder):
    """Without a header row nothing can be read."""
    assert refused(folder, "").code == "RAW106"
    assert refused(folder, "\n\n").code == "RAW107"
    assert refused(folder, "\n1,2\n").code == "RAW107"
    assert refused(folder, ",,\n1,2,3\n").code == "RAW107"
    assert refused(folder, "\ufeff").code == "RAW107"


@pytest.mark.parametrize(
    "options",
    [
        FileOptions(encoding="klingon"),
        FileOptions(encoding="base64"),
        FileOptions(separator=",,"),
        FileOptions(separator="§"),
        FileOptions(separator='"'),
        FileOptions(quote="''"),
    ],
)
def test_declarations_that_cannot_be_used_are_refused(folder, options):
    """An unknown encoding and impossible separators are told as such."""
    assert refused(folder, "a,b\n1,2\n", options).code == "RAW103"


def test_the_name_that_windows_shows_leads_to_the_encoding(folder):
    """Notepad and Excel call it ANSI, which is no encoding."""
    problem = refused(folder, "a,b\n1,2\n", FileOptions(encoding="ansi"))
    assert "cp1252 (what Windows and Excel call ANSI)" in problem.next_step


def test_files_that_cannot_be_opened_are_refused(folder, monkeypatch):
    """A missing file, a folder, a pipe and a forbidden file are one problem each."""
    os.mkfifo(folder / "pipe.csv")
    (folder / "folder.csv").mkdir()
    for name, why in (("none.csv", "not there"), ("folder.csv", "folder"), ("pipe.csv", "pipe")):
        with pytest.raises(Unreadable, match=why) as refusal:
            csv.read(folder / name, f"raw/{name}", UTF8)
        assert refusal.value.problem.code == "RAW102"
    path = written(folder, "a\n1\n")
    monkeypatch.setattr(Path, "open", _forbidden)
    with pytest.raises(Unreadable, match="permission is denied"):
        csv.read(path, "raw/ae.csv", UTF8)


def _forbidden(*_args, **_options):
    raise PermissionError(13, "Zugriff verweigert")


def test_file_that_vanishes_between_two_looks_is_refused(folder, monkeypatch):
    """A file deleted while it is read ends in a problem, not in a traceback."""
    path = written(folder, "a,b\n1,2\n")
    original = Path.open

    def vanish(self, *args, **options):
        if "encoding" in options:
            path.unlink()
        return original(self, *args, **options)

    monkeypatch.setattr(Path, "open", vanish)
    with pytest.raises(Unreadable, match="not there"):
        csv.read(path, "raw/ae.csv", UTF8)


def test_ten_thousand_columns(folder):
    """A very wide form is read like any other."""
    header = ",".join(f"c{number}" for number in range(10_000))
    reading = read(folder, f"{header}\n{header}\n")
    assert reading.dataset.frame.shape == (1, 10_000)
    assert reading.dataset.column("c9999").to_list() == ["c9999"]


def test_a_cell_of_ten_megabytes(folder):
    """A value longer than a block of the parser is read whole."""
    long = "x" * 10_000_000
    reading = read(folder, f'a,b\n1,"{long}"\n2,y\n')
    assert cells(reading) == [["1", long], ["2", "y"]]


def test_headers_import_neither_pandas_nor_pyarrow(folder):
    """Lint reads the header row of a CSV file without waiting for large packages."""
    path = written(folder, "a,b\n1,2\n")
    program = (
        "import sys; from pathlib import Path; from nec_cdisc.plugin.reader import FileOptions; "
        "from nec_cdisc import readers; "
        f"assert readers.headers(Path({str(path)!r}), FileOptions()) == ['a', 'b']; "
        "assert not {'pandas', 'pyarrow', 'numpy', 'openpyxl', 'pyreadstat'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
TRICKY = st.sampled_from(
    ["", " ", "NA", "007", '"', '""', "a,b", "x\ny", "\r\n", "\r", "#", "ä", "1.10", " x ", "\x02"]
)


def field(cell: str, separator: str, *, quoted: bool) -> str:
    """Return a cell as CSV: quoted where it must be, or may be."""
    if quoted or any(sign in cell for sign in (separator, '"', "\r", "\n")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


@settings(deadline=None)
@given(
    table=st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(TEXT | TRICKY, min_size=width, max_size=width), min_size=1, max_size=6)
    ),
    separator=st.sampled_from([",", ";", "\t"]),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-16"]),
    quoted=st.booleans(),
)
@example(table=[["#1", "x"], ["", ""]], separator=",", end="\n", encoding="utf-8", quoted=False)
def test_any_table_of_text_comes_back(tmp_path_factory, table, separator, end, encoding, quoted):
    """Whatever text is written to CSV is read back cell by cell; a cell of blanks is missing."""
    header = [f"c{number}" for number in range(len(table[0]))]
    lines = (separator.join(field(cell, separator, quoted=quoted) for cell in row) + end for row in [header, *table])
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes("".join(lines).encode(encoding))
    reading = csv.read(path, "raw/any.csv", FileOptions(encoding=encoding, separator=separator))
    expected = [[cell if cell.strip() else None for cell in row] for row in table]
    assert cells(reading) == [row for row in expected if any(row)]
    assert reading.dataset.rows.tolist() == [number for number, row in enumerate(expected, start=2) if any(row)]

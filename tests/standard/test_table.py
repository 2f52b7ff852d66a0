"""A specification file is read with its columns, words and numbers checked."""

from pathlib import Path

import pytest

from nec_cdisc.standard.table import Column, Form, Row, read

FORM = Form(
    (
        Column("name", filled=True, limit=8),
        Column("kind", words=("Char", "Num")),
        Column("order", number="count"),
        Column("factor", number="factor"),
    ),
    key=("name",),
)
HEADER = "name,kind,order,factor\n"


def table(tmp_path: Path, text: str | bytes) -> tuple[list[Row], list[tuple[str, int]]]:
    """Return the rows of a file of this text, and code and line of its problems."""
    path = tmp_path / "t.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    rows, problems = read(path, "specs/t.csv", FORM)
    return list(rows.values()), [(problem.code, problem.place.line) for problem in problems if problem.place]


def test_reads_cells_as_text_under_their_columns(tmp_path):
    """Cells are text without the blanks around them, blank ones are empty, and the columns may come in any order."""
    rows, problems = table(tmp_path, "kind,name,factor,order\nChar, A ,0.50,\n")
    assert problems == []
    assert rows[0].cells == {"kind": "Char", "name": "A", "factor": "0.50", "order": ""}


def test_lines_are_those_of_the_editor(tmp_path):
    """A quoted cell over two lines and an empty line do not shift the lines that problems name."""
    _, problems = table(tmp_path, HEADER + '"A\nB",,,\n\nC,Text,,\n')
    assert problems == [("STD106", 5)]


def test_a_hash_is_no_comment_and_a_byte_order_mark_no_letter(tmp_path):
    """A row that starts with # is a row, and the mark that spreadsheets write is not part of the first column."""
    rows, problems = table(tmp_path, b"\xef\xbb\xbf" + HEADER.encode() + b"#A,,,\n")
    assert problems == []
    assert rows[0]["name"] == "#A"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("A,Text,,", "STD106"),
        ("A,char,,", "STD106"),
        ("A,,1.5,", "STD105"),
        ("A,,-1,", "STD105"),
        ("A,,²,", "STD105"),
        ("A,,,0", "STD105"),
        ("A,,,-2", "STD105"),
        ("A,,,1_0", "STD105"),
        ('A,,,"0,5"', "STD105"),
        ("A,,,NaN", "STD105"),
        ("A,,,Infinity", "STD105"),
        (",,,", "STD109"),
        ("ABCDEFGHI,,,", "STD110"),
        ("A,,", "STD101"),
        ("A,,,,", "STD101"),
    ],
)
def test_refuses_a_bad_cell_and_keeps_the_other_rows(tmp_path, row, code):
    """A row with a fault is told with its line and left out; the rows around it are read."""
    rows, problems = table(tmp_path, f"{HEADER}B,Num,1,2\n{row}\nC,,,1E-3\n")
    assert problems == [(code, 3)]
    assert [each["name"] for each in rows] == ["B", "C"]


def test_refuses_the_second_of_two_rows_with_one_key(tmp_path):
    """The later of two rows about the same thing is refused, and the message names the line of the first."""
    path = tmp_path / "t.csv"
    path.write_text(HEADER + "A,,,\nB,,,\nA,Num,,\n", encoding="utf-8")
    rows, (problem,) = read(path, "specs/t.csv", FORM)
    assert (problem.code, str(problem.place)) == ("STD104", "specs/t.csv:4")
    assert "line 2" in problem.message
    assert not rows["A",]["kind"]


def test_refuses_unknown_missing_and_repeated_columns_at_once(tmp_path):
    """All that is wrong with the header line is told together, and no row is taken."""
    rows, problems = table(tmp_path, "name,name,kind,Order\nA,A,Num,1\n")
    assert rows == []
    assert sorted(code for code, _ in problems) == ["STD102", "STD103", "STD103", "STD104"]


@pytest.mark.parametrize("text", [b"", HEADER.encode() + b"\xfc,,,\n", HEADER.encode() + b'"A,,,\n'])
def test_refuses_what_is_no_csv_in_utf8(tmp_path, text):
    """An empty file, another encoding and a quote that never ends are problems, no tracebacks."""
    path = tmp_path / "t.csv"
    path.write_bytes(text)
    rows, problems = read(path, "specs/t.csv", FORM)
    assert rows == {}
    assert [problem.code for problem in problems] == ["STD101"]

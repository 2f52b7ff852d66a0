"""Authored registers are read with the place of every cell, and every fault is a located problem."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nec_cdisc.problem import CODES, Place
from nec_cdisc.source.csv_file import load_csv


@pytest.fixture
def load(tmp_path):
    """Write a text or bytes to a file and load it with the columns key, old, and perhaps why."""

    def load(content, required=("key", "old"), optional=("why",)):
        path = tmp_path / "corrections.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_csv(path, "corrections.csv", required, optional)

    return load


def test_cells_are_text_as_typed(load):
    """Numbers keep their zeros, blanks their place, a # starts no comment, and a blank cell is missing."""
    table = load("key,old,why\n00001,1.10 ,#3\nNA,  ,\n")
    assert table.problems == ()
    assert table.columns == ("key", "old", "why")
    assert [dict(row.values) for row in table.rows] == [
        {"key": "00001", "old": "1.10 ", "why": "#3"},
        {"key": "NA", "old": None, "why": None},
    ]


def test_every_row_and_cell_has_its_place(load):
    """Lines are counted through line ends inside quotes and through rows without content."""
    table = load('key,old\r\n\r\n"a\r\n""b""",c\r\n,\r\nd,"e"\r\n')
    assert [row.place for row in table.rows] == [Place("corrections.csv", 3, 1), Place("corrections.csv", 6, 1)]
    assert table.rows[0].values["key"] == 'a\r\n"b"'
    assert table.rows[0].places["old"] == Place("corrections.csv", 4, 8)
    assert table.rows[1].places["old"] == Place("corrections.csv", 6, 3)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_header_shows_the_separator(load, separator):
    """Spreadsheets of any language write files that can be read, also with a byte order mark."""
    table = load(f"\ufeffkey{separator}old\na{separator}1,5\n" if separator != "," else '\ufeffkey,old\na,"1,5"\n')
    assert [dict(row.values) for row in table.rows] == [{"key": "a", "old": "1,5"}]


def test_columns_may_stand_in_any_order_and_optional_ones_may_lack(load):
    """Names decide, not positions."""
    assert [dict(row.values) for row in load("old,key\n1,a").rows] == [{"old": "1", "key": "a"}]


FAULTS = {
    "old,why\n": [("SRC121", 1, 1)],
    "key,odl\n": [("SRC122", 1, 5), ("SRC121", 1, 1)],
    "Key,old\n": [("SRC122", 1, 1), ("SRC121", 1, 1)],
    "key,old,\n": [("SRC122", 1, 9)],
    "key,old,key\n": [("SRC123", 1, 9)],
    "key,old\na\nb,c\nd,e,f\n": [("SRC124", 2, 1), ("SRC124", 4, 1)],
    'key,old\na,"b\n': [("SRC120", 2, 3)],
    'key,old\na,"b"c\n': [("SRC120", 2, 3)],
    'key,old\n"a" ,c\n': [("SRC120", 2, 1)],
    "": [("SRC105", 1, 1)],
    ",,\n": [("SRC105", 1, 1)],
    b"key,old\n\xe4,b\n": [("SRC103", 2, 1)],
    "key,old\na,b\0\n": [("SRC104", 2, 4)],
}


@pytest.mark.parametrize(("content", "expected"), FAULTS.items(), ids=lambda value: repr(value)[:30])
def test_each_fault_is_located(load, content, expected):
    """Faults of the header and of rows are told with line and column, all at once."""
    problems = load(content).problems
    assert [(p.code, p.place.line, p.place.column) for p in problems] == expected


def test_a_misspelt_column_is_told_its_name(load):
    """The nearest known column is named both ways."""
    unknown, missing = load("key,odl\n").problems
    assert (unknown.nearest, missing.nearest) == ("old", "odl")


def test_rows_that_fit_survive_those_that_do_not(load):
    """A ragged row is left out alone; a wrong header leaves nothing to trust."""
    assert [row.values["key"] for row in load("key,old\na\nb,c\n").rows] == ["b"]
    assert load("key,old,x\na,b,c\n").rows == ()


def test_what_is_no_file_is_a_problem(tmp_path):
    """A missing register is told, not raised."""
    table = load_csv(tmp_path / "absent.csv", "absent.csv", ("key",))
    assert [p.code for p in table.problems] == ["SRC101"]


def test_quotes_do_not_make_the_reader_hang(load):
    """A megabyte of quotes is answered at once."""
    for content in ('key,old\n"' + '""' * 500_000, "key,old\n" + '"' * 1_000_001, 'key,old\n"' + '"a' * 400_000):
        assert load(content).problems


FUZZ = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZ
@given(
    content=st.lists(st.sampled_from(["key", "old", ",", ";", "\n", "\r\n", '"', '""', "a", " ", "\r"]), max_size=25)
)
def test_any_text_is_answered(load, content):
    """Whatever stands in a file, the answer is rows or located problems."""
    table = load("".join(content))
    for problem in table.problems:
        assert problem.code in CODES
        assert 1 <= problem.place.line <= len(table.text)
    for row in table.rows:
        assert set(row.values) == set(table.columns)


CELLS = st.text(alphabet='abc ,;"\n\t#äµ', min_size=1, max_size=8).filter(lambda text: text.strip())


@FUZZ
@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_what_another_writer_wrote_comes_back(load, rows):
    """Cells written by the standard library's writer are read unchanged, each at its place."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows([("key", "old"), *rows])
    table = load(file.getvalue())
    assert table.problems == ()
    assert [tuple(row.values.values()) for row in table.rows] == rows
    for row in table.rows:
        for name, place in row.places.items():
            line = table.text[place.line - 1][place.column - 1 :]
            first = row.values[name].replace('"', '""').split("\n")[0]
            assert line.removeprefix('"').startswith(first)

"""Dataset-JSON is read as text, record by record, in both of its forms; what is wrong with a file is told."""

from __future__ import annotations

import itertools
import json

import pytest
from tests.readers.json_files import WRITTEN, about, as_lines, as_object, write

from nec_cdisc.plugin.reader import FileOptions, Unreadable
from nec_cdisc.readers import dataset_json

COLUMNS = {"USUBJID": "string", "AESEQ": "integer", "AESTDTC": "date", "DOSE": "decimal", "HIGH": "double"}
ROWS = [
    ["T-1-001", 1, "2019-07", "12.50", 0.1],
    ["T-1-001", 2, "", "1,000.5", -1e-05],
    [None, None, None, None, 1e20],
]
TEXTS = {
    "USUBJID": ["T-1-001", "T-1-001", None],
    "AESEQ": ["1", "2", None],
    "AESTDTC": ["2019-07", None, None],
    "DOSE": ["12.5", "1000.5", None],
    "HIGH": ["0.1", "-0.00001", "100000000000000000000"],
}
DEFAULT = FileOptions()


@pytest.fixture(params=[*WRITTEN])
def file(request, tmp_path):
    """Return a function that writes a dataset in one of both forms."""
    return lambda said, rows: write(tmp_path / f"ae{request.param}", said, rows)


def texts(found):
    """Return the columns of a reading as lists."""
    return {name: column.to_list() for name, column in found.dataset.columns.items()}


def refusal(path):
    """Return the problem with which a file is refused."""
    with pytest.raises(Unreadable) as refused:
        dataset_json.read(path, path.name, DEFAULT)
    return refused.value.problem


def test_values_become_text_exactly_as_they_are_written(file):
    """Numbers keep every digit and lose the exponent, null and blank are missing, records are numbered from 2."""
    found = dataset_json.read(file(about(COLUMNS, 3), ROWS), "raw/ae", DEFAULT)
    assert texts(found) == TEXTS
    assert (found.problems, found.dataset.name, found.dataset.rows.tolist()) == ((), "raw/ae", [2, 3, 4])


def test_the_header_is_read_without_the_records(file):
    """What lint sees is what a run reads, and records that are broken hide it not."""
    path = file(about(COLUMNS, 3), ROWS)
    assert dataset_json.headers(path, DEFAULT) == [*COLUMNS]
    path.write_text(path.read_text("utf-8").replace("1000.5", "1000.5}"), encoding="utf-8")
    header = dataset_json.described(path, "ae")
    assert (header.name, header.records) == ("AE", 3)
    assert {column.name: column.type for column in header.columns} == COLUMNS


@pytest.mark.parametrize("order", [*itertools.permutations(("records", "columns", "rows"))])
def test_the_order_of_attributes_does_not_matter(order, tmp_path):
    """JSON has no order: records before the description of their columns are read all the same."""
    said = {**about(COLUMNS, 3), "rows": ROWS}
    moved = {**{key: said[key] for key in order}, **said}
    path = tmp_path / "ae.json"
    path.write_text(json.dumps(moved), encoding="utf-8")
    assert texts(dataset_json.read(path, "ae", DEFAULT)) == TEXTS
    assert dataset_json.headers(path, DEFAULT) == [*COLUMNS]


def test_a_dataset_without_records_has_its_columns(file, tmp_path):
    """Rows may be missing altogether; nothing is invented."""
    path = file(about(COLUMNS, 0), [])
    assert texts(dataset_json.read(path, "ae", DEFAULT)) == {name: [] for name in COLUMNS}
    path = tmp_path / "none.json"
    path.write_text(json.dumps(about(COLUMNS, 0)), encoding="utf-8")
    assert texts(dataset_json.read(path, "ae", DEFAULT)) == {name: [] for name in COLUMNS}


def test_many_records_are_read_piece_by_piece(file, monkeypatch):
    """A dataset of several pieces, one of them without any record that fits, reads as one of a single piece."""
    monkeypatch.setattr(dataset_json, "PIECE", 2)
    rows = [["a", 1, None, "1", 1.0], ["b", 2, None, "2", 2.0], ["x"], ["y"], ["a", 3, None, "3", 2.0]]
    found = dataset_json.read(file(about(COLUMNS, 5), rows), "ae", DEFAULT)
    assert texts(found)["USUBJID"] == ["a", "b", "a"]
    assert texts(found)["HIGH"] == ["1", "2", "2"]
    assert found.dataset.rows.tolist() == [2, 3, 6]


def test_records_of_another_length_are_left_out_and_told(file):
    """Nobody knows which value belongs where (RAW143); the other records stay, and the ledger knows the lost ones."""
    rows = [ROWS[0], ["T-1-002", 1], [*ROWS[1], "more"], {"USUBJID": "T-1-003"}, ROWS[1]]
    found = dataset_json.read(file(about(COLUMNS, 5), rows), "ae", DEFAULT)
    (problem,) = found.problems
    assert (problem.code, problem.cells.rows) == ("RAW143", (3, 4, 5))
    assert found.dataset.rows.tolist() == [2, 6]
    assert {(item.code, *item.rows) for item in found.unread} == {("RAW143", 3, 4, 5)}


@pytest.mark.parametrize("records", [2, 4, 0])
def test_another_number_of_records_than_stated_is_told(records, file):
    """A file that was cut off, or grew, is noticed (RAW144)."""
    found = dataset_json.read(file(about(COLUMNS, records), ROWS), "ae", DEFAULT)
    assert [item.code for item in found.problems] == ["RAW144"]


def test_a_value_that_its_column_cannot_hold_is_blank_and_told(file):
    """Types are not mixed: 1 is not true, a text is no number, a list is no value (RAW145)."""
    rows = [[1, "1", 20190701, 1.5, "0.1"], [True, True, False, True, True], [["a"], {"b": 1}, [1], [], {}]]
    found = dataset_json.read(file(about(COLUMNS, 3), [*rows, ROWS[0]]), "ae", DEFAULT)
    assert all(column == [column[0]] for column in texts(found).values())  # the rows without any value are no records
    told = {
        (item.code, item.cells.column, row) for item in found.problems if item.cells.column for row in item.cells.rows
    }
    assert told == {("RAW145", name, row) for name in COLUMNS for row in (2, 3, 4)}


def test_a_blank_line_at_the_end_is_no_record(tmp_path):
    """Lines may end as on any system, and the last one may be blank; one between records is a fault."""
    lines = as_lines(about(COLUMNS, 3), ROWS)
    path = tmp_path / "ae.ndjson"
    path.write_bytes(lines.replace("\n", "\r\n").encode() + b"\r\n \n")
    assert texts(dataset_json.read(path, "ae", DEFAULT)) == TEXTS
    head, *rows = lines.splitlines()
    path.write_text("\n".join([head, "", *rows]), encoding="utf-8")
    problem = refusal(path)
    assert (problem.code, problem.cells.rows) == ("RAW141", (2,))


GOOD = as_object(about(COLUMNS, 3), ROWS)


@pytest.mark.parametrize(
    "text",
    [
        GOOD[:-1],
        GOOD[:200],
        GOOD + "x",
        GOOD + GOOD,
        GOOD.replace('"AE"', '"AE", "name": "AE"', 1),
        GOOD.replace('"label": "Aeseq"', '"label": "Aeseq", "label": "A"'),
        GOOD.replace("0.1", "NaN"),
        GOOD.replace("0.1", "-Infinity"),
        GOOD.replace("0.1", "01"),
        GOOD.replace("0.1", "'a'"),
        GOOD.replace("0.1]", "0.1,]"),
        GOOD.replace("[[", "[[" + "[" * 200_000),
        GOOD.replace("0.1", '{"a":' * 100_000),
        "[]",
        "7",
        "{",
        "{}x",
        '{"a": 1,}',
        "{1: 2}",
        "no json",
    ],
    ids=lambda text: f"{text[:10]}{len(text)}",
)
def test_what_is_no_certain_json_is_refused(text, tmp_path):
    """Cut off, too deep, a key twice, NaN, something behind the end: one problem that names the file (RAW141)."""
    path = tmp_path / "ae.json"
    path.write_text(text, encoding="utf-8")
    problem = refusal(path)
    assert (problem.code, problem.cells.file) == ("RAW141", "ae.json")
    assert len(problem.message) < 300


@pytest.mark.parametrize("line", ['["a", 1', "[NaN]", '[{"a": 1, "a": 2}]', "[" * 100_000, '["a"] ["b"]', "['a']"])
def test_a_line_that_cannot_be_read_is_named(line, tmp_path):
    """The row of the fault stands in the problem."""
    path = tmp_path / "ae.ndjson"
    path.write_text(as_lines(about(COLUMNS, 3), ROWS[:2]) + line + "\n", encoding="utf-8")
    problem = refusal(path)
    assert (problem.code, problem.cells.rows) == ("RAW141", (4,))


def test_bytes_that_are_no_utf_8_are_refused(tmp_path):
    """JSON is UTF-8; a byte order mark is no fault."""
    lines = tmp_path / "ae.ndjson"
    lines.write_bytes(as_lines(about(COLUMNS, 1), []).encode() + b'["\xe4"]\n')
    assert (refusal(lines).code, refusal(lines).cells.rows) == ("RAW141", (2,))
    whole = tmp_path / "ae.json"
    whole.write_bytes(GOOD.replace("T-1", "ä").encode("cp1252"))
    assert refusal(whole).code == "RAW141"
    whole.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert texts(dataset_json.read(whole, "ae", DEFAULT)) == TEXTS


def test_a_file_of_lines_begins_with_an_object(tmp_path):
    """Records without a description of their columns are no dataset (RAW142)."""
    path = tmp_path / "ae.ndjson"
    path.write_text("[1, 2]\n", encoding="utf-8")
    assert refusal(path).code == "RAW142"


def test_an_empty_file_is_refused_as_any_other(tmp_path):
    """Nothing at all is a failed export (RAW106), and a file that is not there cannot be opened (RAW102)."""
    (tmp_path / "ae.json").write_bytes(b"")
    assert refusal(tmp_path / "ae.json").code == "RAW106"
    assert refusal(tmp_path / "ae.ndjson").code == "RAW102"

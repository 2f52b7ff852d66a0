"""The problem list."""

from __future__ import annotations

import csv
from pathlib import Path

from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.report.problem_list import COLUMNS, write_problems


def lines(path: Path) -> list[dict[str, str]]:
    """Return the lines of a list."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_one_line_for_each_raw_row(tmp_path: Path):
    """A problem with three rows is three lines, each with its row."""
    path = tmp_path / "reports" / "problems.csv"
    cells = Cells("raw/ae.csv", (4, 9, 12), "ae_start", "31.02.2017")
    place = Place("mappings/sdtm/ae.yaml", 7, 3)
    write_problems([Problem("VAL112", "no such day", place, cells, "AE.AESTDTC")], None, path)
    found = lines(path)
    assert [line["raw_row"] for line in found] == ["4", "9", "12"]
    assert found[0]["raw_value"] == "31.02.2017"
    assert found[0]["mapping_line"] == "mappings/sdtm/ae.yaml:7:3"
    assert found[0]["severity"] == "query"
    assert tuple(found[0]) == COLUMNS


def test_a_problem_without_raw_cell_is_one_line(tmp_path: Path):
    """A problem of a mapping stands in the list with its line."""
    path = tmp_path / "problems.csv"
    write_problems([Problem("MAP121", "unknown name", Place("mappings/x.yaml", 1, 2))], None, path)
    assert [line["mapping_line"] for line in lines(path)] == ["mappings/x.yaml:1:2"]


def test_no_cell_is_a_formula(tmp_path: Path):
    """A raw value that a spreadsheet would carry out is written as text."""
    path = tmp_path / "problems.csv"
    cells = Cells("raw/ae.csv", (2,), "ae_text", "=HYPERLINK(1)")
    write_problems([Problem("VAL111", "not a date", None, cells)], None, path)
    assert lines(path)[0]["raw_value"] == "'=HYPERLINK(1)"


def test_without_problems_there_are_headings(tmp_path: Path):
    """A clean run leaves a list with headings only."""
    path = tmp_path / "problems.csv"
    write_problems([], None, path)
    assert path.read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"

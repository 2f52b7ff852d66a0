"""What a subject verb reports beside its answer."""

from __future__ import annotations

from tests.adam.analysed import analysed
from tests.adam.laboratory import laboratory

RECORDS = [
    {"USUBJID": "TEST-1", "LBTESTCD": "PLAT", "LBSTRESN": 60, "LBSTRESU": unit, "LBDTC": "2021-02-01"}
    for unit in ("g/L", "g/L", "mg/L")
]


def run(folder, lines):
    """Return the queries and the grades of a study with these lines."""
    ran = analysed(laboratory(folder, {"TEST-1": "2021-01-04"}, RECORDS, lines), folder / "sdtm")
    return ran.queries, [row.get("ATOXGRL") for row in ran.records("ADLB")]


def test_a_refusal_of_an_argument_shows_its_cells(tmp_path):
    """Two units that cannot be used are two queries, each at its cells and at the line of the mapping."""
    queries, grades = run(tmp_path, "ATOXGRL: {ctcae_grade: AVAL, test: PARAMCD, unit: LB.LBSTRESU, direction: low}\n")
    assert [(item.cells.column, item.cells.value, len(item.cells.rows)) for item in queries] == [
        ("LBSTRESU", "g/L", 2),
        ("LBSTRESU", "mg/L", 1),
    ]
    assert {(item.target, item.place.file) for item in queries} == {("ADLB.ATOXGRL", "mappings/adam/adlb.yaml")}
    assert grades == ["", "", ""]


def test_a_refusal_without_an_argument_shows_whole_records(tmp_path):
    """A baseline that is missing stands in no cell."""
    queries, _ = run(tmp_path, "BASE: {at_baseline: AVAL, where: AVAL < 0, needed: AVAL > 0}\n")
    assert [(item.code, item.cells.column, len(item.cells.rows)) for item in queries] == [("ANL112", None, 3)]


def test_records_that_the_line_leaves_out_are_not_reported(tmp_path):
    """`only_when` bounds the refusals as it bounds the answers."""
    lines = "BASE: {at_baseline: AVAL, where: AVAL < 0, needed: AVAL > 0, only_when: LB.LBSTRESU is mg/L}\n"
    queries, _ = run(tmp_path, lines)
    assert [len(item.cells.rows) for item in queries] == [1]

"""Raw cells behind records of finished datasets are seen through the relations that lead nowhere."""

from __future__ import annotations

from tests.run.test_related import CM, FORMS, OF_RECORDS


def test_cells_are_told_value_by_value(build):
    """Rows that share a value are one problem, each value has its own."""
    lost = "site,subj,what,why\n01,001,A,8\n01,002,B,9\n02,001,C,8\n"
    ran = build({**OF_RECORDS, "raw/cm.csv": lost}, forms=FORMS).run()
    assert ran.cells("ROW115") == [("raw/cm.csv", [2, 4], "why", "8"), ("raw/cm.csv", [3], "why", "9")]


def test_a_name_that_a_block_puts_together_is_told_by_its_first_cell(build):
    """What names the record may be an expression; the raw column that it reads first is told."""
    cm = CM.replace("record: why", "record: {concatenate: why, prefix: X}")
    ran = build({**OF_RECORDS, "mappings/sdtm/cm.yaml": cm}, forms=FORMS).run()
    assert ("raw/cm.csv", [2], "why", "2") in ran.cells("ROW115")


def test_rows_are_told_where_no_cell_is_at_fault(build):
    """A constant stands in no cell."""
    cm = CM.replace("record: why", "record: {constant: '9'}") + "not_submitted: {why: the trial does not ask for it}\n"
    ran = build({**OF_RECORDS, "mappings/sdtm/cm.yaml": cm}, forms=FORMS).run()
    assert ran.cells("ROW115") == [("raw/cm.csv", [2, 3, 4, 5, 6], None, None)]

"""Births name the rows that each record is made of."""

from __future__ import annotations

ADSL = """\
dataset: ADSL
one_record_per: subject
rows:
  from: DM
  choose: {dose: {latest: EX.EXSTDTC, keep: EXDOSE > 0}}
variables:
  AGE: AGE
  TRTSDT: {take: dose.EXSTDTC}
"""
ADRS = """\
dataset: ADRS
one_record_per: parameter per subject
rows: {from: ADSL, keep: AGE > 50}
variables:
  PARAMCD: {constant: AGE}
  PARAM: {constant: Age}
  AVAL: AGE
"""
DM = {"STUDYID": ["T-1"] * 3, "USUBJID": ["T-1-003", "T-1-001", "T-1-002"], "AGE": [61.0, 47.0, 52.0]}
EX = {
    "STUDYID": ["T-1"] * 4, "USUBJID": ["T-1-001", "T-1-003", "T-1-003", "T-1-003"], "EXDOSE": [10.0, 5.0, 10.0, 0.0],
    "EXSTDTC": ["2019-07-01", "2019-07-02", "2019-07-03", "2019-07-04"],
}  # fmt: skip


def births(analyse, dataset):
    """Return the births of a dataset by role and alias: pairs of record and row."""
    ran = analyse({"ADSL": ADSL, "ADRS": ADRS}, {"DM": DM, "EX": EX}).run_all_the_same()
    made = ran.outcome.recorded.datasets[dataset].births
    return {
        (item.role, item.table, item.target): sorted(zip(item.records.tolist(), item.rows.tolist(), strict=True))
        for item in made
    }


def test_a_choice_names_its_row_and_those_beside_it(analyse):
    """The row chosen stands at each record, the others that took part at the first record of their subject."""
    found = births(analyse, "ADSL")
    assert found["source", "sdtm/dm.xpt", None] == [(0, 3), (1, 4), (2, 2)]
    assert found["joined", "sdtm/ex.xpt", "dose"] == [(0, 2), (2, 4)]
    assert found["used", "sdtm/ex.xpt", "dose"] == [(2, 3)]


def test_a_dataset_of_the_run_is_named_by_its_records(analyse):
    """Records made of another dataset name its finished records, numbered from 0 in its order."""
    assert births(analyse, "ADRS")["source", "ADSL", None] == [(0, 1), (1, 2)]

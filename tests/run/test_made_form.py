"""A dataset that the run has made is what others are made of."""

from __future__ import annotations

ADSL = """\
dataset: ADSL
one_record_per: subject
rows: {from: DM}
variables:
  AGE: AGE
  TRTSDT: {take: RFXSTDTC}
"""
MORE = """\
dataset: ADRS
one_record_per: parameter per subject
rows: {from: ADSL, keep: AGE > 60 and TRTSDT is on or after 2019-07-01}
variables:
  PARAMCD: {constant: AGE}
  PARAM: {constant: Age}
  AVAL: AGE
  ADT: {take: TRTSDT}
"""


def test_values_stay_what_they_are(analyse):
    """A number is compared as a number and a date as a date, though the file has a number of SAS for it."""
    ran = analyse({"ADSL": ADSL, "ADRS": MORE}).run_all_the_same()
    assert ran.rows("ADRS", "USUBJID", "AVAL", "ADT") == [("T-1-001", 61.0, 21731.0)]


def test_records_come_in_the_order_of_the_finished_dataset(analyse):
    """The order of rows of SDTM does not matter: records are those of the sorted dataset."""
    dm = {
        "STUDYID": ["T-1"] * 2, "USUBJID": ["T-1-002", "T-1-001"], "RFXSTDTC": ["2019-07-02", "2019-07-01"],
        "AGE": [80, 70],
    }  # fmt: skip
    ran = analyse({"ADSL": ADSL, "ADRS": MORE}, {"DM": dm}).run_all_the_same()
    assert ran.rows("ADRS", "USUBJID", "AVAL") == [("T-1-001", 70.0), ("T-1-002", 80.0)]

"""The vectors of treatment-emergent events through a mapping, from transport files to the finished dataset."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

with (Path(__file__).parent / "trtemfl_expected.csv").open(encoding="utf-8", newline="") as stream:
    VECTORS = list(csv.DictReader(stream))
#: Records that the reference flags outside its own window: its listed defect.
OUTSIDE_THE_WINDOW = {7, 48, 111, 178, 199, 382, 394}
SUBJECTS = """\
dataset: ADSL
one_record_per: subject
rows: {from: DM}
variables:
  TRTSDT: {take: RFXSTDTC}
  TRTEDT: {take: RFXENDTC}
"""
MAPPING = """\
dataset: ADAE
one_record_per: adverse event
rows: {from: AE}
copied:
  AE: [AESEQ]
variables:
  ASTDT: {take: AESTDTC}
  AENDT: {take: AEENDTC}
  ASTDY: {study_day: ASTDT, reference: ADSL.TRTSDT}
  AENDY: {study_day: AENDT, reference: ADSL.TRTSDT}
  ADURN: {duration: ASTDT, end: AENDT}
  TRTEM1FL: {treatment_emergent: ASTDT, end: AENDT, first_dose: ADSL.TRTSDT}
  TRTEM2FL: {treatment_emergent: ASTDT, end: AENDT, first_dose: ADSL.TRTSDT, last_dose: ADSL.TRTEDT, window: 0}
  TRTEM3FL: {treatment_emergent: ASTDT, end: AENDT, first_dose: ADSL.TRTSDT, last_dose: ADSL.TRTEDT}
  TRTEM4FL:
    treatment_emergent: ASTDT
    end: AENDT
    first_dose: ADSL.TRTSDT
    last_dose: ADSL.TRTEDT
    grade: AETOXGR
    initial_grade: AEITOXGR
  TRTEM5FL:
    treatment_emergent: ASTDT
    end: AENDT
    first_dose: ADSL.TRTSDT
    last_dose: ADSL.TRTEDT
    grade: AETOXGR
    event: AEGRPID
    order: AESEQ
  ANL01FL: {on_treatment: ASTDT, first_dose: ADSL.TRTSDT, last_dose: ADSL.TRTEDT}
  ANL02FL: {on_treatment: ASTDT, first_dose: ADSL.TRTSDT, last_dose: ADSL.TRTEDT, end: AENDT}
"""
VARIABLES = {"T1": "TRTEM1FL", "T2": "TRTEM2FL", "T3": "TRTEM3FL", "T4": "TRTEM4FL", "T5": "TRTEM5FL",
             "O1": "ANL01FL", "O2": "ANL02FL", "ASTDY": "ASTDY", "AENDY": "AENDY", "ADURN": "ADURN"}  # fmt: skip


@pytest.fixture
def answers(analyse):
    """Return a function that gives a variable of the finished dataset by sequence number."""
    people = {row["USUBJID"]: row for row in VECTORS}
    dm = {
        "STUDYID": ["X"] * len(people),
        "USUBJID": list(people),
        "RFXSTDTC": [row["TRTSDT"] for row in people.values()],
        "RFXENDTC": [row["TRTEDT"] for row in people.values()],
    }
    names = {"AESTDTC": "ASTDT", "AEENDTC": "AENDT"}
    ae = {
        name: [row[names.get(name, name)] for row in VECTORS]
        for name in ("STUDYID", "USUBJID", "AESTDTC", "AEENDTC", "AEITOXGR", "AETOXGR", "AEGRPID")
    }
    ae["AESEQ"] = [float(row["AESEQ"]) for row in VECTORS]
    ran = analyse({"ADSL": SUBJECTS, "ADAE": MAPPING}, {"DM": dm, "AE": ae}).run_all_the_same()
    return lambda variable: dict(ran.rows("ADAE", "AESEQ", variable))


def test_all_vectors_agree_but_for_the_listed_defect(answers):
    """187 records under seven rules, with their days and durations: only the forgotten window of T5 differs."""
    different = {}
    for column, variable in VARIABLES.items():
        found = answers(variable)
        assert len(found) == len(VECTORS) == 187
        for row in VECTORS:
            expected = row[column] if column[0] in "TO" else (float(row[column]) if row[column] else None)
            if (expected or None) != found[float(row["AESEQ"])]:
                different.setdefault(column, set()).add(int(row["AESEQ"]))
    assert different == {"T5": OUTSIDE_THE_WINDOW}


def test_what_the_defect_flags_stays_blank(answers):
    """The seven records start more than 30 days after the last dose."""
    found = answers("TRTEM5FL")
    assert {found[float(number)] for number in OUTSIDE_THE_WINDOW} == {None}

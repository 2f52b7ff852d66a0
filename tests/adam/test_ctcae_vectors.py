"""Toxicity grades against a reference implementation, through a mapping: 1,260 results of 42 terms, one run."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from tests.adam.analysed import analysed, written
from tests.adam.laboratory import laboratory

from nec_cdisc.standard.loading import load

ORACLE = Path(__file__).parents[1] / "oracles" / "ctcae4_expected.csv"
TERMS = load().standard.grades.versions["4.03"].terms
SAME = (
    "test: PARAMCD, unit: LB.LBSTRESU, lower: LB.LBSTNRLO, upper: LB.LBSTNRHI, baseline: LB.AGAINST, "
    "percent_change: LB.FALLEN, fasting: LB.LBFAST"
)
LINES = f"""\
ATOXDSCL: {{ctcae_term: PARAMCD, fasting: LB.LBFAST, direction: low}}
ATOXDSCH: {{ctcae_term: PARAMCD, fasting: LB.LBFAST, direction: high}}
ATOXGRL: {{ctcae_grade: AVAL, {SAME}, direction: low}}
ATOXGRH: {{ctcae_grade: AVAL, {SAME}, direction: high}}
"""
#: The count of CD4 cells has no term in LBTESTCD: a study names its own.
OWN = (
    "term,direction,unit,tests,fasting,grade_1,grade_2,grade_3,grade_4,note\n"
    "CD4 lymphocytes decreased,L,10^9/L,CD4,,< LLN,< 0.5,< 0.2,< 0.05,\n"
)


def rows():
    """Return the rows of the reference."""
    with ORACLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def result(row):
    """Return a row of the reference as a record of LB, in the unit of its term's thresholds."""
    term = TERMS[row["TERM"]]
    return {
        "USUBJID": "TEST-1",
        "LBTESTCD": term.tests[0] if term.tests else "CD4",
        "LBFAST": term.fasting,
        "LBSTRESU": (term.unit if term.absolute else row["UNIT"]),
        "LBSTRESN": row["AVAL"],
        "LBSTNRLO": row["ANRLO"],
        "LBSTNRHI": row["ANRHI"],
        "AGAINST": row["BASE"],
        "FALLEN": row["PCHG"],
        "LBDTC": "2021-01-01",
    }


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Return the run of a study that grades the results of the reference."""
    folder = tmp_path_factory.mktemp("ctcae")
    laboratory(folder, {"TEST-1": "2021-01-01"}, [result(row) for row in rows()], LINES)
    return analysed(written(folder, {"specs/ctcae-4.03/laboratory.csv": OWN}), folder / "sdtm")


def test_each_result_has_the_grade_and_the_term_of_the_reference(graded):
    """All 1,260 results have the reference's grade in the direction of their term, under its name."""
    expected = dict(enumerate(rows(), start=1))
    wrong = []
    for record in graded.records("ADLB"):
        row = expected.pop(int(record["SRCSEQ"]))
        letter = row["DIRECTION"]
        got = record[f"ATOXDSC{letter}"], record[f"ATOXGR{letter}"]
        if got != (row["TERM"], row[f"ATOXGR{letter}"]):
            wrong.append((row, got))
    assert wrong == []
    assert expected == {}


def test_limits_that_are_missing_are_told_once_for_each_test_and_limit(graded):
    """What the reference leaves without a grade for want of a limit is asked about, and nothing else is."""
    asked = Counter((item.code, item.message) for item in graded.queries)
    assert {code for code, _ in asked} == {"ANL113"}
    assert all(" without " in message and " limit of normal, which " in message for _, message in asked)
    lacking = {
        row["TERM"]
        for row in rows()
        if row["AVAL"] and not row["ATOXGR"] and any(
            row[column] == "" and name in str(TERMS[row["TERM"]].grades)
            for column, name in (("ANRLO", "'LLN'"), ("ANRHI", "'ULN'"))
        )
    }  # fmt: skip
    told = {message.partition(" limit of normal, which ")[2].removesuffix(" asks for") for _, message in asked}
    assert lacking
    assert lacking <= told <= set(TERMS)

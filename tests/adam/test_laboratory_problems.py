"""What laboratory results lack is asked once for each cause, with its records, and stops nothing."""

from __future__ import annotations

import pytest
from tests.adam.analysed import analysed
from tests.adam.laboratory import laboratory

from nec_cdisc.problem import Severity

DOSED = {"TEST-1": "2021-01-04", "TEST-2": "2021-01-04", "TEST-3": ""}
GRADES = """\
ATOXGRL: {ctcae_grade: AVAL, test: PARAMCD, unit: LB.LBSTRESU, lower: LB.LBSTNRLO, direction: low}
ATOXGRH: {ctcae_grade: AVAL, test: PARAMCD, unit: LB.LBSTRESU, upper: LB.LBSTNRHI, direction: high}
"""
BASELINE = """\
ABLFL: {baseline: LB.LBDTC, reference: TRTSDT, result: AVAL, by: [PARAM]}
BASE: {at_baseline: AVAL, where: ABLFL is "Y", by: [PARAM], needed: ADT is after TRTSDT}
CHG: {change: AVAL, base: BASE, only_when: ADT is after TRTSDT}
PCHG: {percent_change: AVAL, base: BASE, only_when: ADT is after TRTSDT}
"""


def result(subject, test, value, day, **more):
    """Return a record of LB."""
    return {"USUBJID": subject, "LBTESTCD": test, "LBSTRESN": value, "LBDTC": day, **more}


def told(ran):
    """Return the queries of a run: code, message, rows of the file that they show."""
    return [(item.code, item.message, item.cells and item.cells.rows) for item in ran.queries]


def graded(ran, *names):
    """Return variables of the records in the order of LB."""
    rows = sorted(ran.records("ADLB"), key=lambda row: int(row["SRCSEQ"]))
    return [tuple(row[name] for name in names) for row in rows]


def test_a_unit_that_leads_to_no_threshold_is_told_once(tmp_path):
    """Two results in one unknown unit are one query with both cells; a convertible unit is graded."""
    records = [
        result("TEST-1", "PLAT", 60, "2021-01-01", LBSTRESU="g/L", LBSTNRLO=150),
        result("TEST-2", "PLAT", 40, "2021-01-01", LBSTRESU="g/L", LBSTNRLO=150),
        result("TEST-1", "PLAT", 40, "2021-01-01", LBSTRESU="10^9/L", LBSTNRLO=150),
        result("TEST-1", "GLUC", 45, "2021-01-01", LBSTRESU="mg/dL", LBSTNRLO=70),
    ]
    ran = analysed(laboratory(tmp_path, DOSED, records, GRADES), tmp_path / "sdtm")
    assert graded(ran, "ATOXGRL") == [("",), ("",), ("3",), ("2",)]
    (one,) = ran.queries
    assert (one.code, one.target) == ("ANL111", "ADLB.ATOXGRL")
    assert "'g/L'" in one.message
    assert (one.cells.column, one.cells.value, len(one.cells.rows)) == ("LBSTRESU", "g/L", 2)


def test_a_missing_limit_is_told_only_where_it_decides(tmp_path):
    """A haemoglobin of 70 g/L is grade 3 without any limit; one of 110 g/L asks for the lower one."""
    records = [result("TEST-1", "HGB", value, "2021-01-01", LBSTRESU="g/L", LBSTNRHI=160) for value in (70, 110, 115)]
    ran = analysed(laboratory(tmp_path, DOSED, records, GRADES), tmp_path / "sdtm")
    assert graded(ran, "ATOXGRL", "ATOXGRH") == [("3", "0"), ("", "0"), ("", "0")]
    (one,) = ran.queries
    assert (one.code, one.message) == ("ANL113", "HGB without lower limit of normal, which Anemia asks for")
    assert len(one.cells.rows) == 2


def test_a_missing_baseline_is_told_once_for_each_subject(tmp_path):
    """All parameters that a treated subject lacks a baseline of are one query; who was never treated lacks none."""
    records = [
        result("TEST-1", "K", 4, "2021-01-01", LBSTRESU="mmol/L"),
        result("TEST-1", "K", 5, "2021-02-01", LBSTRESU="mmol/L"),
        result("TEST-1", "K", 390, "2021-02-01", LBSTRESU="mg/L"),
        result("TEST-1", "ALB", 40, "2021-02-01", LBSTRESU="g/L"),
        result("TEST-1", "ALB", 41, "2021-03-01", LBSTRESU="g/L"),
        result("TEST-3", "ALB", 40, "2021-02-01", LBSTRESU="g/L"),
    ]
    ran = analysed(laboratory(tmp_path, DOSED, records, BASELINE), tmp_path / "sdtm")
    assert graded(ran, "BASE", "CHG", "PCHG") == [("4", "", ""), ("4", "1", "25"), *[("", "", "")] * 4]
    (one,) = ran.queries
    assert (one.code, one.message) == ("ANL112", "no baseline of ALB g/L; K mg/L")
    assert len(one.cells.rows) == 3


def test_only_when_bounds_what_is_asked(tmp_path):
    """What a line leaves out by its own condition raises no query."""
    records = [result("TEST-1", "PLAT", 60, "2021-01-01", LBSTRESU="g/L")]
    lines = GRADES.replace("direction: low", "direction: low, only_when: ADT is after TRTSDT")
    ran = analysed(laboratory(tmp_path, DOSED, records, lines), tmp_path / "sdtm")
    assert told(ran) == []
    assert graded(ran, "ATOXGRL") == [("",)]


@pytest.mark.parametrize("verb", ["ctcae_grade: AVAL, test: PARAMCD", "ctcae_term: PARAMCD"])
def test_criteria_that_nobody_holds_are_an_error(tmp_path, verb):
    """A version without thresholds stops publication, and the message names those that there are."""
    records = [result("TEST-1", "PLAT", 60, "2021-01-01", LBSTRESU="10^9/L")]
    lines = f"AVALCAT1: {{{verb}, version: '6.0'}}\n"
    ran = analysed(laboratory(tmp_path, DOSED, records, lines), tmp_path / "sdtm")
    (one,) = ran.queries
    assert (one.code, one.severity) == ("ANL114", Severity.ERROR)
    assert one.message == "there is no version 6.0 of the toxicity criteria; the standard holds 4.03"


def test_the_order_of_records_never_matters(tmp_path):
    """LB written backwards gives the same baselines, changes and grades, and asks the same."""
    records = [
        result("TEST-1", "HGB", 120, "2021-01-01T08:00", LBSTRESU="g/L", LBSTNRLO=125, LBSTNRHI=160, LBSEQ=1),
        result("TEST-1", "HGB", 110, "2021-01-04T08:00", LBSTRESU="g/L", LBSTNRLO=125, LBSTNRHI=160, LBSEQ=2),
        result("TEST-1", "HGB", 90, "2021-02-01", LBSTRESU="g/L", LBSTNRLO=125, LBSTNRHI=160, LBSEQ=3),
        result("TEST-2", "HGB", 90, "2021-02-01", LBSTRESU="g/L", LBSTNRHI=160, LBSEQ=4),
        result("TEST-2", "HGB", 105, "2021-02-02", LBSTRESU="g/L", LBSTNRHI=160, LBSEQ=5),
    ]
    runs = []
    for name, given in (("forwards", records), ("backwards", records[::-1])):
        folder = laboratory(tmp_path / name, DOSED, given, BASELINE + GRADES)
        ran = analysed(folder, folder / "sdtm")
        queries = {(item.code, item.message, len(item.cells.rows)) for item in ran.queries}
        runs.append((graded(ran, "SRCSEQ", "ABLFL", "BASE", "CHG", "PCHG", "ATOXGRL", "ATOXGRH"), queries))
    assert runs[0] == runs[1]
    assert [row[1:3] for row in runs[0][0]] == [("", "110"), ("Y", "110"), ("", "110"), ("", ""), ("", "")]
    assert {code for code, *_ in runs[0][1]} == {"ANL112", "ANL113"}

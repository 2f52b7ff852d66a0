"""Keys tell the records of an analysis dataset apart, and a code of a parameter can name a variable."""

from __future__ import annotations

import pytest
from tests.adam.analysed import checked
from tests.adam.laboratory import ADLB, laboratory

from nec_cdisc.problem import Severity
from nec_cdisc.run.analysis import analyse
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut

DOSED = {"TEST-1": "2021-01-04", "TEST-2": "2021-01-04"}


def analysis(folder, tests, *, whole="", pieces=IN_ONE_PIECE):
    """Publish an ADLB with one result of each subject and test."""
    records = [
        {"USUBJID": subject, "LBTESTCD": test, "LBSTRESN": 5, "LBSTRESU": "g/L", "LBDTC": "2021-01-02"}
        for subject, test in tests
    ]
    laboratory(folder, DOSED, records, "", whole=whole)
    linted = checked(folder, folder / "sdtm")
    return analyse(linted, linted.plan, folder / "sdtm", pieces=pieces)


def told(done):
    """Return what is said beyond notes."""
    return [item for item in done.problems if item.severity is not Severity.NOTE]


@pytest.mark.parametrize("pieces", [IN_ONE_PIECE, Cut(2, 1)])
def test_records_with_the_same_keys_are_one_query(tmp_path, pieces):
    """The second of two records with the same keys is told with subject and keys; the set is published."""
    done = analysis(tmp_path, [("TEST-1", "K"), ("TEST-2", "K"), ("TEST-2", "ALB"), ("TEST-2", "K")], pieces=pieces)
    (one,) = told(done)
    assert (one.code, one.target, one.severity) == ("ANL162", "ADLB.ADT", Severity.QUERY)
    assert one.message == "a subject has several records with PARAMCD K, ADT 22282"
    assert (one.cells.file, list(one.cells.rows), one.cells.column) == ("ADLB", [4], "USUBJID")
    assert done.published


def test_a_number_of_the_record_tells_them_apart(tmp_path):
    """With ASEQ among the keys two results of a day are two records."""
    whole = ADLB + "  ASEQ: {sequence: [ADT, SRCSEQ]}\n"
    assert told(analysis(tmp_path, [("TEST-1", "K"), ("TEST-1", "K")], whole=whole)) == []


@pytest.mark.parametrize("code", ["POTASSIUM1", "1K", "K+", "k"])
def test_a_code_that_names_no_variable_is_an_error(tmp_path, code):
    """A code too long, with a digit first, another sign or small letters keeps the set back, told at its line."""
    done = analysis(tmp_path, [("TEST-1", code)], whole=ADLB.replace("PARAM: {", "ASEQ: {sequence: [ADT]}\n  PARAM: {"))
    (one,) = told(done)
    assert (one.code, one.target, one.place.line) == ("ANL161", "ADLB.PARAMCD", 10)
    assert repr(code) in one.message
    assert not done.published


def test_a_code_of_eight_characters_is_silent(tmp_path):
    """Eight capital letters, digits and underscores are no news."""
    assert told(analysis(tmp_path, [("TEST-1", "K_234567"), ("TEST-2", "K_234567")])) == []

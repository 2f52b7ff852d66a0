"""A parameter has one code, and a code one parameter."""

from __future__ import annotations

import pytest
from tests.adam.analysed import checked
from tests.adam.laboratory import ADLB, laboratory

from nec_cdisc.problem import Severity
from nec_cdisc.run.analysis import analyse
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut


def told(folder, results, *, whole="", pieces=IN_ONE_PIECE):
    """Return what the publication of a study says of its parameters; results are subject, test and unit."""
    records = [
        {"USUBJID": subject, "LBTESTCD": test, "LBSTRESN": 5, "LBSTRESU": unit, "LBDTC": "2021-01-01"}
        for subject, test, unit in results
    ]
    laboratory(folder, {"TEST-1": "2021-01-04", "TEST-2": "2021-01-04"}, records, "", whole=whole)
    linted = checked(folder, folder / "sdtm")
    done = analyse(linted, linted.plan, folder / "sdtm", pieces=pieces)
    assert done.published
    return [item for item in done.problems if item.severity is not Severity.NOTE]


@pytest.mark.parametrize("pieces", [IN_ONE_PIECE, Cut(2, 1)])
def test_two_units_of_a_test_are_one_query(tmp_path, pieces):
    """Two subjects with results in two units are seen together, in any number of partitions, and published."""
    results = [("TEST-1", "K", "mmol/L"), ("TEST-2", "K", "mg/dL"), ("TEST-2", "ALB", "g/L")]
    (one,) = told(tmp_path, results, pieces=pieces)
    assert (one.code, one.target, one.severity) == ("ANL115", "ADLB.PARAMCD", Severity.QUERY)
    assert one.message == "PARAMCD 'K' stands beside 'K mg/dL', 'K mmol/L' in PARAM"
    assert one.place.file == "mappings/adam/adlb.yaml"


def test_one_name_of_two_tests_is_one_query(tmp_path):
    """Two codes under one name are told at the name."""
    whole = ADLB.replace('{concatenate: [LBTEST, LBSTRESU], separator: " "}', "LBSTRESU")
    (one,) = told(tmp_path, [("TEST-1", "K", "mmol/L"), ("TEST-1", "SODIUM", "mmol/L")], whole=whole)
    assert (one.code, one.message) == ("ANL115", "PARAM 'mmol/L' stands beside 'K', 'SODIUM' in PARAMCD")


def test_datasets_in_order_are_silent(tmp_path):
    """One unit for each test is no news."""
    assert told(tmp_path, [("TEST-1", "K", "mmol/L"), ("TEST-2", "K", "mmol/L"), ("TEST-2", "ALB", "g/L")]) == []

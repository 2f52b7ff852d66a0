"""Responses of RS by assessment."""

from tests.checks.tumours.course import dm, response, rs, rs_rows, tr, tu

from nec_cdisc.records.facts import Facts
from nec_cdisc.records.tumours import tumours
from nec_cdisc.validate.recist_reported import NOTHING, Reported


def reported(rows):
    """Return the responses of RS, held against the measurements worked by hand."""
    return Reported.of(rs(rows), tumours(tu(), tr(), dm(), Facts()))


def test_a_response_is_found_by_assessment_and_test():
    """Week 8 is the second assessment; the baseline has no response; of two the first one counts."""
    found = reported([*rs_rows(), rs_rows()[2] | {"RSSTRESC": "SD"}])
    assert (found.response(1, "OVRLRESP").said, found.response(1, "OVRLRESP").date) == ("PR", "2020-03-01")
    assert found.response(0, "OVRLRESP") == NOTHING


def test_the_best_response_is_that_of_the_evaluator():
    """Another evaluator's best response is not taken."""
    found = reported([*rs_rows(), response("BESTRESP", "PR", "WEEK 16")])
    assert found.best("1", "INVESTIGATOR", None) == "PR"
    assert found.best("1", "INDEPENDENT ASSESSOR", None) is None

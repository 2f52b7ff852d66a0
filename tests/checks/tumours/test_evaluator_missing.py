"""Evaluators have a role."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, tr, tr_rows

from nec_cdisc.checks.tumours.evaluator_missing import evaluator_missing


def test_an_identifier_without_a_role_is_found():
    """TREVALID without TREVAL is found; a role alone is right."""
    rows = [row | {"TREVALID": "RADIOLOGIST 1"} for row in tr_rows()]
    assert found(evaluator_missing, tr(changed(changed(rows, 2, TREVAL=None), 3, TREVALID=None))) == [("TR", 2)]

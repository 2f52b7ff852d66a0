"""Every assessment after baseline has an overall response."""

from tests.checks.made import found
from tests.checks.tumours.course import dm, rs, rs_rows, tr, tu, without

from nec_cdisc.checks.tumours.rs_overall_missing import rs_overall_missing


def test_an_assessment_without_overall_response_is_found():
    """Week 16 without its overall response is found at its first record; the baseline needs none."""
    assert found(rs_overall_missing, tr(), rs(without(rs_rows(), 7)), tu(), dm()) == [("TR", 9)]
    assert found(rs_overall_missing, tr(), rs(), tu(), dm()) == []

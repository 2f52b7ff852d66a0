"""A parameter has one baseline record."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.ablfl_once import ablfl_once


def test_a_second_baseline_is_found():
    """The second flagged record is found; another parameter, subject or kind of baseline has its own."""
    named = {"USUBJID": ["1", "1", "1", "2"], "PARAMCD": ["A", "A", "B", "A"], "ABLFL": ["Y"] * 4}
    assert found(ablfl_once, table("ADLB", **named)) == [("ADLB", 2)]
    assert found(ablfl_once, table("ADLB", BASETYPE=["X", "Y", "X", "X"], **named)) == []

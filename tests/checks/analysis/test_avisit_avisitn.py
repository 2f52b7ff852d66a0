"""AVISIT and AVISITN are one to one."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.avisit_avisitn import avisit_avisitn


def test_a_visit_with_two_numbers_is_found():
    """The number that is fewer is found; another parameter may number its visits in another way."""
    visits = {"AVISIT": ["WEEK 1", "WEEK 1", "WEEK 1", "WEEK 2"], "AVISITN": [1, 1, 2, 2]}
    assert found(avisit_avisitn, table("ADLB", PARAMCD=["A"] * 4, **visits)) == [("ADLB", 3), ("ADLB", 4)]
    assert found(avisit_avisitn, table("ADLB", PARAMCD=["A", "A", "B", "C"], **visits)) == []

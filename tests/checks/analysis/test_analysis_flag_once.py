"""One record of a visit is analysed."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.analysis_flag_once import analysis_flag_once


def test_a_second_record_is_found():
    """The second flagged record of a visit is found; unscheduled visits and records without one may have several."""
    visits = ["WEEK 1", "WEEK 1", "UNSCHEDULED", "UNSCHEDULED", None, None]
    adlb = table("ADLB", USUBJID=["1"] * 6, PARAMCD=["A"] * 6, AVISIT=visits, ANL01FL=["Y"] * 6)
    assert found(analysis_flag_once, adlb) == [("ADLB", 2)]


def test_time_points_and_evaluators_have_records_of_their_own():
    """Two time points of one visit are two records."""
    named = {"USUBJID": ["1"] * 2, "PARAMCD": ["A"] * 2, "AVISIT": ["WEEK 1"] * 2, "ANL01FL": ["Y"] * 2}
    assert found(analysis_flag_once, table("ADVS", ATPT=["SITTING", "STANDING"], **named)) == []
    assert found(analysis_flag_once, table("ADTR", TREVAL=["INVESTIGATOR", "INDEPENDENT ASSESSOR"], **named)) == []

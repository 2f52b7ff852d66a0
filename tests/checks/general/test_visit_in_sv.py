"""A visit with data is a visit of the subject."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.visit_in_sv import visit_in_sv

SV = table("SV", USUBJID=["1", "1"], VISITNUM=[1, 2])


def test_a_visit_that_sv_has_not_is_found():
    """A dated record of a visit that the subject did not have is found, not one that was not done."""
    vs = table("VS", USUBJID=["1", "1", "1"], VISITNUM=[2, 3, 3], VSDTC=["2019", "2019", None])
    assert found(visit_in_sv, vs, SV) == [("VS", 2)]


def test_a_subject_without_visits_is_found_once():
    """The first dated record of a visit stands for all of the subject."""
    vs = table("VS", USUBJID=["2", "1", "2", "2"], VISITNUM=[None, 1, 1, 2], VSDTC=["2019"] * 4)
    assert found(visit_in_sv, vs, SV) == [("VS", 3)]

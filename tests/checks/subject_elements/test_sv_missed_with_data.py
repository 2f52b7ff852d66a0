"""A visit that did not take place has no data."""

from tests.checks.made import found, table

from nec_cdisc.checks.subject_elements.sv_missed_with_data import sv_missed_with_data


def test_results_of_a_missed_visit_are_found():
    """The result of a visit that did not occur is found, one that was not done is not, nor that of another visit."""
    sv = table("SV", USUBJID=["1", "1"], VISITNUM=[1, 2], SVOCCUR=["Y", "N"])
    vs = table("VS", USUBJID=["1"] * 3, VISITNUM=[1, 2, 2], VSTESTCD=["A"] * 3, VSORRES=["1", "1", None])
    assert found(sv_missed_with_data, vs, sv) == [("VS", 2)]


def test_where_all_visits_occurred_all_is_well():
    """Without a missed visit nothing is found."""
    sv = table("SV", USUBJID=["1"], VISITNUM=[1], SVOCCUR=["Y"])
    assert found(sv_missed_with_data, table("VS", USUBJID=["1"], VISITNUM=[1], VSTESTCD=["A"]), sv) == []

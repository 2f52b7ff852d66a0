"""A planned time point has one number."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.tpt_one_number import tpt_one_number


def test_another_number_of_a_time_point_is_found():
    """Another number of one name, and another name of one number, are found."""
    vs = table("VS", VSTPT=["PRE", "PRE", "PRE", "POST", "POST", "END"], VSTPTNUM=[1, 1, 9, 2, 2, 2])
    assert found(tpt_one_number, vs) == [("VS", 3), ("VS", 6)]

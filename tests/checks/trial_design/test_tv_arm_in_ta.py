"""Visits are planned for arms that there are."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.tv_arm_in_ta import tv_arm_in_ta


def test_an_unknown_arm_is_found():
    """A visit of an unknown arm is found, one of all arms is not."""
    tv = table("TV", VISITNUM=[1, 2, 3], ARMCD=["A", None, "X"])
    assert found(tv_arm_in_ta, tv, table("TA", ARMCD=["A", "B"])) == [("TV", 3)]

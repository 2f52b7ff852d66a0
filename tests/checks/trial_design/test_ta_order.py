"""The elements of an arm are numbered in a row."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ta_order import ta_order


def test_a_number_twice_and_a_late_first_one_are_found():
    """The second element of a number, and an arm that does not begin with 1, are found."""
    ta = table("TA", ARMCD=["A", "A", "A", "B"], TAETORD=[1, 2, 2, 2], EPOCH=["X"] * 4)
    assert found(ta_order, ta) == [("TA", 3), ("TA", 4)]

"""Arm and code of an arm stand together."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_arm_armcd import dm_arm_armcd


def test_arm_and_code_that_do_not_fit_are_found():
    """A code without arm and another arm of the same code are found; missing both is none."""
    dm = table("DM", ARM=["A one", None, "B two", "A one", None], ARMCD=["A", "A", "A", "A", None])
    assert found(dm_arm_armcd, dm) == [("DM", 2), ("DM", 3)]

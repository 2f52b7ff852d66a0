"""An arm of a subject is one of the trial."""

from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.dm_arm_in_ta import dm_arm_in_ta


def test_an_arm_that_ta_has_not_is_found():
    """Another code and another name are found, screening failures are not."""
    ta = table("TA", ARMCD=["A", "A"], ARM=["Drug A", "Drug A"])
    dm = table(
        "DM", ARMCD=["A", "B", "A", "Scrnfail", None], ARM=["Drug A", "Drug B", "Drug a", "Screen Failure", None]
    )
    assert found(dm_arm_in_ta, dm, ta) == [("DM", 2), ("DM", 3)]

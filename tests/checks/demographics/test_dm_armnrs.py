"""Who has no arm has a reason for it."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_armnrs import dm_armnrs


def test_an_arm_or_a_reason_is_there():
    """Neither of the two, and both, are found; one of them alone is not."""
    dm = table(
        "DM",
        ARMCD=["A", None, None, "A", "A"],
        ACTARMCD=["A", None, None, "A", None],
        ARMNRS=[None, "SCREEN FAILURE", None, "SCREEN FAILURE", "ASSIGNED, NOT TREATED"],
    )
    assert found(dm_armnrs, dm) == [("DM", 3), ("DM", 4)]

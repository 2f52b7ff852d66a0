"""A screen failure has no arm."""

from tests.checks.made import found, table

from nec_cdisc.checks.disposition.ds_screen_failure_arm import ds_screen_failure_arm


def test_a_screen_failure_with_an_arm_is_found():
    """The failure with an arm is found, and one of DM that DS does not know; agreeing ones are not."""
    ds = table("DS", USUBJID=["1", "2", "4"], DSDECOD=["SCREEN FAILURE", "SCREEN FAILURE", "SCREEN FAILURE"])
    dm = table(
        "DM",
        USUBJID=["1", "2", "3", "4"],
        ARMCD=["A", None, None, "Scrnfail"],
        ARMNRS=[None, "SCREEN FAILURE", "SCREEN FAILURE", None],
    )
    assert found(ds_screen_failure_arm, ds, dm) == [("DS", 1), ("DM", 3)]

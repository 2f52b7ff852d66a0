"""Who was never treated has no dose."""

from tests.checks.made import found, table

from nec_cdisc.checks.demographics.dm_untreated_with_dose import dm_untreated_with_dose


def test_a_screen_failure_with_a_dose_is_found():
    """The screen failure with a dose is found, by reason or code of the arm; one without, and the treated, are not."""
    dm = table(
        "DM",
        USUBJID=["1", "2", "3", "4"],
        ARMCD=[None, "SCRNFAIL", "A", None],
        ARMNRS=["SCREEN FAILURE", None, None, "SCREEN FAILURE"],
    )
    assert found(dm_untreated_with_dose, dm, table("EX", USUBJID=["1", "2", "3"])) == [("DM", 1), ("DM", 2)]

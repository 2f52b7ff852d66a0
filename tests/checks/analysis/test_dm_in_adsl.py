"""Every subject of DM is in ADSL."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.dm_in_adsl import dm_in_adsl

DM = table("DM", USUBJID=["1", "2", "3", "4"], ARMCD=["A", "A", "Scrnfail", "SCRNFAIL"])


def test_a_subject_that_adsl_does_not_have_is_found():
    """Subject 2 is found; who failed screening is not, where ADSL has none of them."""
    assert found(dm_in_adsl, DM, table("ADSL", USUBJID=["1"])) == [("DM", 2)]


def test_screen_failures_are_in_or_out_together():
    """Where ADSL has one screen failure the other one is missed."""
    assert found(dm_in_adsl, DM, table("ADSL", USUBJID=["1", "2", "3"])) == [("DM", 4)]

"""Every subject of ADSL is in DM."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adsl_in_dm import adsl_in_dm


def test_a_subject_that_dm_does_not_have_is_found():
    """Subject 9 is found."""
    assert found(adsl_in_dm, table("ADSL", USUBJID=["1", "9"]), table("DM", USUBJID=["1"])) == [("ADSL", 2)]

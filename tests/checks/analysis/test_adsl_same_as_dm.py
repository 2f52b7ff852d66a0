"""Variables of DM have its value in ADSL."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adsl_same_as_dm import adsl_same_as_dm


def test_another_value_than_that_of_dm_is_found():
    """A changed sex is found, and an age that is missing; what has another name is not compared."""
    dm = table("DM", USUBJID=["1", "2"], AGE=[50, 60], SEX=["M", "F"])
    adsl = table("ADSL", USUBJID=["1", "2"], AGE=[50, None], SEX=["F", "F"], AGEGR1=["<65", "<65"])
    assert sorted(found(adsl_same_as_dm, adsl, dm)) == [("ADSL", 1), ("ADSL", 2)]

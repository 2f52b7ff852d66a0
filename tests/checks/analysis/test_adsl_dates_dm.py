"""Dates of ADSL are those of DM."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.adsl_dates_dm import adsl_dates_dm
from nec_cdisc.validate.running import Outcome


def test_another_day_is_found():
    """A date that is another day than in DM is found; a partial one and a missing one are not."""
    dm = table("DM", USUBJID=["1", "2", "3"], RFICDTC=["1960-01-02", "1960-01-02", "1960-01"])
    adsl = table("ADSL", USUBJID=["1", "2", "3", "4"], RFICDT=[1, 2, 9, 9])
    assert found(adsl_dates_dm, adsl, dm) == [("ADSL", 2)]


def test_without_such_dates_it_is_skipped():
    """An ADSL whose dates have names of their own skips the check."""
    assert result(adsl_dates_dm, table("ADSL", USUBJID=["1"]), table("DM", USUBJID=["1"])).outcome is Outcome.SKIPPED

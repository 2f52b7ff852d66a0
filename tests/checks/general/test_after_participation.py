"""Nothing is recorded after the end of participation."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.after_participation import after_participation

DM = table("DM", USUBJID=["1", "2"], RFPENDTC=["2019-03-05", "2019-03-05"], DTHDTC=[None, "2019-03-05"])


def test_a_visit_after_the_last_contact_is_found():
    """The day after the end of participation is found, that day and its month are not."""
    sv = table("SV", USUBJID=["1"] * 3, SVSTDTC=["2019-03-06", "2019-03-05", "2019-03"])
    assert found(after_participation, sv, DM) == [("SV", 1)]


def test_what_follows_a_death_is_told_once():
    """Who died is looked at by the check of what comes after death."""
    assert found(after_participation, table("SV", USUBJID=["2"], SVSTDTC=["2019-03-06"]), DM) == []

"""An adverse event with a date of death resulted in death."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_aesdth_aedthdtc import ae_aesdth_aedthdtc

DM = table("DM", USUBJID=["1", "2"], DTHDTC=["2019-03-05", None])


def test_a_fatal_event_of_somebody_alive_is_found():
    """The fatal event of a subject without a date of death is found, not that of one who died."""
    ae = table("AE", USUBJID=["1", "2", "2"], AESDTH=["Y", "Y", "N"])
    assert found(ae_aesdth_aedthdtc, ae, DM) == [("AE", 2)]


def test_a_date_of_death_of_another_event_is_found():
    """A date of death beside an event that was not fatal is found."""
    ae = table("AE", USUBJID=["1", "2"], AESDTH=["N", "Y"], AEDTHDTC=["2019-03-05", "2019-03-05"])
    assert found(ae_aesdth_aedthdtc, ae, DM) == [("AE", 1)]

"""A subject found dead had died by then."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.ss_ssdtc_dead_dthdtc import ss_ssdtc_dead_dthdtc


def test_a_death_after_it_became_known_is_found():
    """The day before the death is found, that day is not, nor one who was alive."""
    ss = table("SS", USUBJID=["1"] * 3, SSSTRESC=["DEAD", "DEAD", "ALIVE"], SSDTC=["2019-03-04", "2019-03-05", "2019"])
    assert found(ss_ssdtc_dead_dthdtc, ss, table("DM", USUBJID=["1"], DTHDTC=["2019-03-05"])) == [("SS", 1)]

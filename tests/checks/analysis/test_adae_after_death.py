"""No adverse event begins after death."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adae_after_death import adae_after_death


def test_an_event_after_death_is_found():
    """A start and an end on the day after are found; on the day of death they are not."""
    adsl = table("ADSL", USUBJID=["1"], DTHDT=[20000])
    adae = table("ADAE", USUBJID=["1"] * 3, ASTDT=[20001, 20000, 19999], AENDT=[None, 20000, 20001])
    assert found(adae_after_death, adae, adsl) == [("ADAE", 1), ("ADAE", 3)]

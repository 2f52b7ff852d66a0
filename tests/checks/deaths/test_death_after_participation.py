"""Participation ends with death at the latest."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.death_after_participation import death_after_participation


def test_an_end_of_participation_after_death_is_found():
    """The day after the death is found, that day, its month and one before it are not."""
    dm = table("DM", DTHDTC=["2019-03-05"] * 4, RFPENDTC=["2019-03-06", "2019-03-05", "2019-03", "2019-01-01"])
    assert found(death_after_participation, dm) == [("DM", 1)]

"""Nothing happens after death."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adtte_after_death import adtte_after_death


def test_an_event_after_death_is_found():
    """The day after is found; the day of death, and a living subject, are not."""
    adsl = table("ADSL", USUBJID=["1", "2"], DTHDT=[20000, None])
    assert found(adtte_after_death, table("ADTTE", USUBJID=["1", "1", "2"], ADT=[20001, 20000, 20001]), adsl) == [
        ("ADTTE", 1)
    ]

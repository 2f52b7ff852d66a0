"""The latest date alive is a date, and one that was known."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.ss_last_alive import ss_last_alive


def test_a_text_and_a_date_after_the_contact_are_found():
    """No date of ISO 8601 and a day after the contact are found; the same day, a partial date and a status are not."""
    ss = table(
        "SS",
        SSTESTCD=["LSCFADTC"] * 4 + ["SURVSTAT"],
        SSSTRESC=["5 May 2016", "2016-05-06", "2016-05-05", "2016-05", "ALIVE"],
        SSDTC=["2016-05-05"] * 5,
    )
    assert found(ss_last_alive, ss) == [("SS", 1), ("SS", 2)]

"""Nobody is alive after death."""

from tests.checks.made import found, table

from nec_cdisc.checks.deaths.ss_alive_after_death import ss_alive_after_death


def test_somebody_alive_after_death_is_found():
    """The status and the last date alive behind the death are found, those of the day itself are not."""
    ss = table(
        "SS",
        USUBJID=["1"] * 4,
        SSTESTCD=["SURVSTAT", "SURVSTAT", "LSCFADTC", "LSCFADTC"],
        SSSTRESC=["ALIVE", "ALIVE", "2019-03-06", "2019-03-05"],
        SSDTC=["2019-03-06", "2019-03-05", "2019-03-05", "2019-03-09"],
    )
    assert found(ss_alive_after_death, ss, table("DM", USUBJID=["1"], DTHDTC=["2019-03-05"])) == [("SS", 1), ("SS", 3)]

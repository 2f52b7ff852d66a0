"""Durations count both days."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.adurn_recomputed import adurn_recomputed


def test_a_wrong_duration_is_found():
    """10 days from day 1 to day 10 are right and 9 are found; another unit is not judged."""
    adae = table(
        "ADAE",
        USUBJID=["1"] * 4,
        ASTDT=[20000, 20000, 20000, 20010],
        AENDT=[20009, 20009, 20009, 20009],
        ADURN=[10, 9, 1, 5],
        ADURU=["DAYS", "DAYS", "WEEKS", "DAYS"],
    )
    assert found(adurn_recomputed, adae) == [("ADAE", 2)]

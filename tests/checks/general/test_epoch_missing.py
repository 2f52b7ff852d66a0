"""Where SE knows the epoch, the record has it."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.epoch_missing import epoch_missing

SE = table("SE", USUBJID=["1"], EPOCH=["TREATMENT"], SESTDTC=["2019-01-01"], SEENDTC=["2019-01-10"])


def test_a_missing_epoch_within_the_elements_is_found():
    """A day within the elements without EPOCH is found, not one outside, a partial one nor one with an epoch."""
    dates = ["2019-01-05", "2018-12-31", "2019-01", "2019-01-05"]
    vs = table("VS", USUBJID=["1"] * 4, VSDTC=dates, EPOCH=[None, None, None, "TREATMENT"])
    assert found(epoch_missing, vs, SE) == [("VS", 1)]


def test_a_day_that_a_partial_start_does_not_decide_is_none():
    """In the month in which an element began nobody knows the epoch; outside that month it is missed."""
    se = table(
        "SE",
        USUBJID=["1", "1"],
        EPOCH=["TREATMENT", "FOLLOW-UP"],
        SESTDTC=["2019-01-01", "2019-03"],
        SEENDTC=["2019-03", "2019-06-01"],
    )
    vs = table("VS", USUBJID=["1"] * 3, VSDTC=["2019-02-05", "2019-03-05", "2019-04-05"], EPOCH=[None] * 3)
    assert found(epoch_missing, vs, se) == [("VS", 1), ("VS", 3)]

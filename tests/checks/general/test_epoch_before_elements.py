"""What happened before the study has no epoch of it."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.epoch_before_elements import epoch_before_elements

SE = table("SE", USUBJID=["1"], SESTDTC=["2019-01-10"])


def test_history_with_an_epoch_is_found():
    """A date before the first element with an epoch is found, not one without, nor that day or its month."""
    dates = ["2003", "2003", "2019-01-10", "2019-01"]
    cm = table("CM", USUBJID=["1"] * 4, CMSTDTC=dates, EPOCH=["SCREENING", None, "SCREENING", "SCREENING"])
    assert found(epoch_before_elements, cm, SE) == [("CM", 1)]

"""EPOCH is that of the subject's elements."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.epoch_by_elements import epoch_by_elements

SE = table(
    "SE",
    USUBJID=["1", "1"],
    EPOCH=["SCREENING", "TREATMENT"],
    SESTDTC=["2019-01-01", "2019-01-10"],
    SEENDTC=["2019-01-10", None],
)


def test_the_wrong_epoch_is_found():
    """A date outside of the epoch is found, the day on which two epochs meet fits both, and an open epoch goes on."""
    dates = ["2019-01-11", "2019-01-10", "2019-01-10", "2019-01", "2019-01-09", "2022-01-01"]
    epochs = ["SCREENING", "SCREENING", "TREATMENT", "SCREENING", "TREATMENT", "TREATMENT"]
    assert found(epoch_by_elements, table("VS", USUBJID=["1"] * 6, VSDTC=dates, EPOCH=epochs), SE) == [
        ("VS", 1),
        ("VS", 5),
    ]


def test_an_epoch_never_entered_is_found():
    """An epoch of which the subject has no element is found; a subject without elements says nothing."""
    vs = table("VS", USUBJID=["1", "2"], VSDTC=["2019-01-02"] * 2, EPOCH=["FOLLOW-UP"] * 2)
    assert found(epoch_by_elements, vs, SE) == [("VS", 1)]

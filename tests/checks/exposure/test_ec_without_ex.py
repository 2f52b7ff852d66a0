"""What was taken stands in EX."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.ec_without_ex import ec_without_ex

EX = table("EX", USUBJID=["1"], EXSTDTC=["2019-01-01"], EXENDTC=["2019-01-10"])


def test_a_dose_that_ex_has_not_is_found():
    """A dose outside of the exposure, or of a subject without any, is found; one within, or not taken, is not."""
    ec = table(
        "EC",
        USUBJID=["1", "1", "2", "1"],
        ECOCCUR=["Y", "Y", "Y", "N"],
        ECSTDTC=["2019-01-05", "2019-01-11", "2019-01-05", "2019-01-11"],
        ECENDTC=[None] * 4,
    )
    assert found(ec_without_ex, ec, EX) == [("EC", 2), ("EC", 3)]


def test_a_dose_in_a_gap_of_ex_is_found():
    """A dose between two intervals is found; one on the last day of an interval, or in a month with one, is not."""
    ex = table(
        "EX",
        USUBJID=["1", "2", "1"],
        EXSTDTC=["2019-01-01", "2019-01-12", "2019-02-01"],
        EXENDTC=["2019-01-10", "2019-01-20", "2019-02-10"],
    )
    days = ["2019-01-10", "2019-01-12", "2019-02-01", "2019-01"]
    ec = table("EC", USUBJID=["1"] * 4, ECSTDTC=days, ECENDTC=[None] * 4)
    assert found(ec_without_ex, ec, ex) == [("EC", 2)]


def test_what_is_not_known_is_not_found():
    """An interval without an end goes on, and a dose without a date may lie in any."""
    ex = table("EX", USUBJID=["1"], EXSTDTC=["2019-01-01"], EXENDTC=[None])
    ec = table("EC", USUBJID=["1", "1"], ECSTDTC=["2019-05-01", None], ECENDTC=[None] * 2)
    assert found(ec_without_ex, ec, ex) == []

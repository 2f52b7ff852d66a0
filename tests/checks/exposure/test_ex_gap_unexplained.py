"""A gap between doses is collected."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.ex_gap_unexplained import ex_gap_unexplained

EX = table(
    "EX",
    USUBJID=["1", "1", "2", "2", "3", "3"],
    EXTRT=["A"] * 6,
    EXDOSFRQ=["QD", "QD", "QD", "QD", "Q3W", "Q3W"],
    EXSTDTC=["2019-01-01", "2019-01-11", "2019-01-01", "2019-01-20", "2019-01-01", "2019-01-22"],
    EXENDTC=["2019-01-10", "2019-01-31", "2019-01-10", "2019-01-31", "2019-01-01", "2019-01-22"],
)


def test_a_gap_that_ec_does_not_know_is_found():
    """The gap without missed doses is found, not doses that follow each other, nor those of weekly rhythm."""
    ec = table("EC", USUBJID=["1"], ECOCCUR=["Y"], ECSTDTC=["2019-01-01"], ECENDTC=["2019-01-31"])
    assert found(ex_gap_unexplained, EX, ec) == [("EX", 4)]


def test_missed_doses_explain_a_gap():
    """Doses that were not taken from the first day of the gap explain it."""
    ec = table("EC", USUBJID=["2"], ECOCCUR=["N"], ECSTDTC=["2019-01-11"], ECENDTC=["2019-01-19"])
    assert found(ex_gap_unexplained, EX, ec) == []

"""TRTSDT is the first dose."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.trtsdt_ex import trtsdt_ex

EX = table(
    "EX",
    USUBJID=["1", "1", "2", "3", "4"],
    EXTRT=["A"] * 4 + ["PLACEBO"],
    EXDOSE=[0, 10, 10, 10, 0],
    EXSTDTC=["2014-10-01", "2014-10-04", "2014-10", None, "2014-10-04"],
)


def adsl(*days):
    """Return ADSL of five subjects with their first days of treatment; 20000 is 2014-10-04."""
    return table("ADSL", USUBJID=["1", "2", "3", "4", "5"], TRTSDT=list(days))


def test_the_first_dose_given_counts():
    """A dose of zero is none, unless of a placebo; partial and missing starts decide nothing."""
    assert found(trtsdt_ex, adsl(20000, 20010, 1, 20000, None), EX) == []


def test_another_day_is_found():
    """A day too late is found, one outside the month, too, and so is a missing one."""
    assert found(trtsdt_ex, adsl(20001, 20100, 1, None, None), EX) == [("ADSL", 1), ("ADSL", 2), ("ADSL", 4)]


def test_a_first_dose_of_who_had_none_is_found():
    """Subject 5 has no dose in EX."""
    assert found(trtsdt_ex, adsl(20000, 20000, 1, 20000, 20000), EX) == [("ADSL", 5)]

"""TRTEDT is the last dose."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.trtedt_ex import trtedt_ex

EX = table(
    "EX",
    USUBJID=["1", "1", "2", "3", "3"],
    EXDOSE=[10] * 5,
    EXSTDTC=["2014-09-01", "2014-10-01", "2014-10-01", "2014-09-01", "2014-10-01"],
    EXENDTC=["2014-09-30", "2014-10-04", "2014-10", "2014-10-04", None],
)


def test_another_day_is_found():
    """A day too early is found, and one outside a partial end; where a dose is still open nothing is certain."""
    right = table("ADSL", USUBJID=["1", "2", "3"], TRTEDT=[20000, 20027, 20050])
    wrong = table("ADSL", USUBJID=["1", "2", "3"], TRTEDT=[19999, 20028, 19000])
    assert found(trtedt_ex, right, EX) == []
    assert found(trtedt_ex, wrong, EX) == [("ADSL", 1), ("ADSL", 2)]

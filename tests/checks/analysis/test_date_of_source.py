"""Dates are those of their source."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.date_of_source import date_of_source


def test_a_date_that_the_source_contradicts_is_found():
    """Another day is found, and one outside a partial date; one within it is not. Day 20000 is 2014-10-04."""
    texts = ["2014-10-04", "2014-10-05", "2014-10", "2014-09", None]
    adae = table("ADAE", USUBJID=["1"] * 5, AESTDTC=texts, ASTDT=[20000] * 5)
    assert found(date_of_source, adae) == [("ADAE", 2), ("ADAE", 4)]


def test_a_source_of_several_records_is_an_interval():
    """Of doses that one record of EX stands for the start is not that of the interval."""
    ex = table("EX", USUBJID=["1"], EXSEQ=[1], EXSTDTC=["2014-10-04"])
    one, two = ({"USUBJID": ["1"] * count, "SRCDOM": ["EX"] * count, "SRCSEQ": [1] * count} for count in (1, 2))
    assert found(date_of_source, ex, table("ADEX", **one, ASTDT=[20001])) == [("ADEX", 1)]
    assert found(date_of_source, ex, table("ADEX", **two, ASTDT=[20000, 20001])) == []

"""Doses of one treatment do not overlap."""

from tests.checks.made import found, table

from nec_cdisc.checks.exposure.ex_overlap import ex_overlap


def test_overlapping_doses_are_found():
    """The dose that begins before another has ended is found, not one on that day, nor another treatment."""
    ex = table(
        "EX",
        USUBJID=["1"] * 4 + ["2"],
        EXTRT=["A", "A", "A", "B", "A"],
        EXSTDTC=["2019-01-01", "2019-01-10", "2019-01-19", "2019-01-05", "2019-01-05"],
        EXENDTC=["2019-01-10", "2019-01-20", "2019-01-30", "2019-01-30", "2019-01-30"],
    )
    assert found(ex_overlap, ex) == [("EX", 3)]


def test_a_short_dose_within_a_long_one_does_not_hide_it():
    """The end of the longest dose so far counts, not that of the last one."""
    ex = table(
        "EX",
        USUBJID=["1"] * 3,
        EXTRT=["A"] * 3,
        EXSTDTC=["2019-01-01", "2019-01-02", "2019-01-20"],
        EXENDTC=["2019-01-31", "2019-01-03", "2019-02-10"],
    )
    assert found(ex_overlap, ex) == [("EX", 2), ("EX", 3)]

"""No start lies after its end."""

from tests.checks.made import found, table

from nec_cdisc.checks.analysis.start_before_end import start_before_end


def test_a_start_after_its_end_is_found():
    """The day after is found; the same day and a missing end are not."""
    adae = table("ADAE", USUBJID=["1"] * 3, ASTDT=[20001, 20000, 20000], AENDT=[20000, 20000, None])
    assert found(start_before_end, adae) == [("ADAE", 1)]
    assert found(start_before_end, table("ADSL", USUBJID=["1"], TRTSDT=[20001], TRTEDT=[20000])) == [("ADSL", 1)]


def test_times_are_compared_as_they_are():
    """Of date and time the second counts."""
    adex = table("ADEX", USUBJID=["1", "1"], ASTDTM=[1728000000, 1728000001], AENDTM=[1728000000, 1728000001])
    assert found(start_before_end, adex) == []
    assert found(start_before_end, table("ADEX", USUBJID=["1"], ASTDTM=[1728000001], AENDTM=[1728000000])) == [
        ("ADEX", 1)
    ]

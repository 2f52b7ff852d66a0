"""A study day has a date."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.day_without_date import day_without_date


def test_a_day_without_its_date_is_found():
    """A day beside no date or a part of one is found, not beside a date nor a missing day."""
    vs = table("VS", USUBJID=["1"] * 4, VSDTC=[None, "2019-02", "2019-02-01", None], VSDY=[1, 2, 3, None])
    assert found(day_without_date, vs) == [("VS", 1), ("VS", 2)]

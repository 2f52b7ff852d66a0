"""A complete date has its study day."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.day_missing import day_missing

DM = table("DM", USUBJID=["1", "2"], RFSTDTC=["2019-02-01", None])


def test_a_date_without_its_day_is_found():
    """A complete date without day is found, not a part of one, nor of a subject without a reference."""
    vs = table("VS", USUBJID=["1", "1", "2"], VSDTC=["2019-02-01", "2019-02", "2019-02-01"], VSDY=[None, None, None])
    assert found(day_missing, vs, DM) == [("VS", 1)]

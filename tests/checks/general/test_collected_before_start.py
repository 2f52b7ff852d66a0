"""Nothing is written down before it begins."""

from tests.checks.made import found, table

from nec_cdisc.checks.general.collected_before_start import collected_before_start


def test_a_start_after_its_record_is_found():
    """A start after the day of its record is found, that day and its year are not."""
    mh = table("MH", MHDTC=["2019-03-01"] * 3, MHSTDTC=["2019-03-02", "2019-03-01", "2019"])
    assert found(collected_before_start, mh) == [("MH", 1)]

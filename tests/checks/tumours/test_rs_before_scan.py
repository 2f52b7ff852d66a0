"""Responses are judged after the scan."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, rs, rs_rows, tr, tu

from nec_cdisc.checks.tumours.rs_before_scan import rs_before_scan


def test_a_response_before_its_scan_is_found():
    """The day before the first scan of the visit is found; the same day and its month are not."""
    rows = changed(changed(rs_rows(), 3, RSDTC="2020-02-29"), 1, RSDTC="2020-03")
    assert found(rs_before_scan, rs(rows), tr(), tu(), dm()) == [("RS", 3)]

"""Responses rest on measurements."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, rs, rs_rows, tr, tu

from nec_cdisc.checks.tumours.rs_without_measurement import rs_without_measurement


def test_a_response_without_measurements_is_found():
    """PR of a visit that TR does not have is found; PD, which may be clinical, and NE are not."""
    rows = changed(rs_rows(), (1, 2, 3, 4), VISITNUM=7, VISIT="WEEK 12")
    assert found(rs_without_measurement, rs(rows), tr(), tu(), dm()) == [("RS", 1)]
    assert found(rs_without_measurement, rs(changed(rows, 1, RSSTRESC="PD")), tr(), tu(), dm()) == []
    assert found(rs_without_measurement, rs(), tr(), tu(), dm()) == []

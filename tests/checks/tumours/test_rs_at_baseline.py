"""There is no response at baseline."""

from tests.checks.made import found
from tests.checks.tumours.course import dm, response, rs, rs_rows, tr, tu

from nec_cdisc.checks.tumours.rs_at_baseline import rs_at_baseline


def test_a_response_at_baseline_is_found():
    """SD at the baseline is found, NE is not."""
    rows = [*rs_rows(), response("OVRLRESP", "SD", "BASELINE"), response("TRGRESP", "NE", "BASELINE")]
    assert found(rs_at_baseline, rs(rows), tr(), tu(), dm()) == [("RS", 9)]

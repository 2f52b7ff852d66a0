"""The diameter across is not the longer one."""

from tests.checks.made import found
from tests.checks.tumours.course import dm, reading, tr, tr_rows, tu

from nec_cdisc.checks.tumours.tr_short_axis_longest import tr_short_axis_longest


def test_exchanged_diameters_are_found():
    """A diameter across of 51 mm with a longest one of 50 mm is found; equal ones and those of other visits are not."""
    rows = [*tr_rows(), reading("T1", "LPERP", 51, "BASELINE"), reading("T1", "LPERP", 30, "WEEK 8")]
    assert found(tr_short_axis_longest, tr(rows), tu(), dm()) == [("TR", 13)]

"""State and size of a lesion agree."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, reading, tr, tr_rows, tu

from nec_cdisc.checks.tumours.tr_state_size import tr_state_size


def test_a_lesion_that_is_gone_with_a_size_is_found():
    """ABSENT beside 30 mm is found; beside 0 mm, at another visit and of a lymph node it is not."""
    rows = [*tr_rows(), reading("T1", "TUMSTATE", "ABSENT", "WEEK 8"), reading("T2", "TUMSTATE", "ABSENT", "WEEK 8")]
    assert found(tr_state_size, tr(rows), tu(), dm()) == [("TR", 13)]
    assert found(tr_state_size, tr(changed(rows, 5, TRSTRESN=0)), tu(), dm()) == []

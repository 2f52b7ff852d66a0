"""Target lesions are large enough at baseline."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, tr, tr_rows, tu

from nec_cdisc.checks.tumours.tr_baseline_measurable import tr_baseline_measurable


def test_a_lesion_that_is_too_small_at_baseline_is_found():
    """A liver lesion of 9 mm and a lymph node of 14 mm are found; 10 and 15 mm are enough, later less is, too."""
    small = changed(changed(tr_rows(), 1, TRSTRESN=9), 2, TRSTRESN=14)
    enough = changed(changed(tr_rows(), 1, TRSTRESN=10), 2, TRSTRESN=15)
    assert found(tr_baseline_measurable, tr(small), tu(), dm()) == [("TR", 1), ("TR", 2)]
    assert found(tr_baseline_measurable, tr(enough), tu(), dm()) == []

"""New lesions appear after baseline."""

from tests.checks.made import found
from tests.checks.tumours.course import dm, lesion, tr, tu, tu_rows

from nec_cdisc.checks.tumours.tu_new_at_baseline import tu_new_at_baseline


def test_a_new_lesion_at_baseline_is_found():
    """A new lesion of the baseline visit is found, and one dated before the first dose; one of week 8 is not."""
    at_visit = [*tu_rows(), lesion("NEW1", "NEW", "BONE")]
    by_date = [*tu_rows(), lesion("NEW1", "NEW", "BONE", "WEEK 8", TUDTC="2020-01-04")]
    assert found(tu_new_at_baseline, tu(at_visit), tr(), dm()) == [("TU", 4)]
    assert found(tu_new_at_baseline, tu(by_date), tr(), dm()) == [("TU", 4)]
    assert found(tu_new_at_baseline, tu([*tu_rows(), lesion("NEW1", "NEW", "BONE", "WEEK 8")]), tr(), dm()) == []

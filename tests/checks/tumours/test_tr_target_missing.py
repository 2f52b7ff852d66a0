"""Every target lesion is read at each assessment."""

from tests.checks.made import found, result
from tests.checks.tumours.course import changed, dm, lesion, reading, tr, tr_rows, tu, tu_rows, visit_rows, without

from nec_cdisc.checks.tumours.tr_target_missing import tr_target_missing


def test_a_lesion_that_is_missing_at_a_visit_is_found():
    """Without T2 in week 8 the first record of that visit is found; a lesion said not to be done is no missing one."""
    outcome = result(tr_target_missing, tr(without(tr_rows(), 6)), tu(), dm())
    assert [list(each.said["lesions"]) for each in outcome.found] == [["T2"]]
    assert found(tr_target_missing, tr(without(tr_rows(), 6)), tu(), dm()) == [("TR", 5)]
    undone = changed(tr_rows(), 6, TRSTRESN=None, TRORRES=None, TRSTRESC=None, TRSTAT="NOT DONE")
    assert found(tr_target_missing, tr(undone), tu(), dm()) == []


def test_a_visit_of_non_target_lesions_alone_is_not_found():
    """Where no target lesion was read at all the response says so, and it is no lesion that was forgotten."""
    assert found(tr_target_missing, tr(without(tr_rows(), 5, 6, 7)), tu(), dm()) == []


def test_lesions_that_merged_are_read():
    """T1/T2, identified as merged, stands for both lesions of the baseline."""
    rows = [*visit_rows("BASELINE"), reading("T1/T2", "LDIAM", 60, "WEEK 8")]
    merged = [*tu_rows(), lesion("T1/T2", "TARGET", "LIVER", "WEEK 8", TUTESTCD="TUMERGE")]
    assert found(tr_target_missing, tr(rows), tu(merged), dm()) == []
    assert found(tr_target_missing, tr(rows), tu(), dm()) == []

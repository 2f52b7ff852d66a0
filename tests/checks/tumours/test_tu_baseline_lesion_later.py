"""Target lesions are those of the baseline."""

from tests.checks.made import found
from tests.checks.tumours.course import dm, lesion, tr, tu, tu_rows

from nec_cdisc.checks.tumours.tu_baseline_lesion_later import tu_baseline_lesion_later


def test_a_target_lesion_of_a_later_visit_is_found():
    """A target lesion first identified in week 8 is found; a new one and one that split are not."""
    rows = [*tu_rows(), lesion("T3", "TARGET", "BONE", "WEEK 8"), lesion("NEW1", "NEW", "BONE", "WEEK 8")]
    rows.append(lesion("T1.1", "TARGET", "LIVER", "WEEK 8", TUTESTCD="TUSPLIT"))
    assert found(tu_baseline_lesion_later, tu(rows), tr(), dm()) == [("TU", 4)]


def test_a_lesion_that_merged_with_an_unknown_one_is_found():
    """T1 and T2 are of the baseline, T9 and T7 are not; a sponsor's own way of numbering tells nothing."""
    rows = [
        *tu_rows(),
        lesion("T1/T2", "TARGET", "LIVER", "WEEK 8", TUTESTCD="TUMERGE"),
        lesion("T1/T9", "TARGET", "LIVER", "WEEK 8", TUTESTCD="TUMERGE"),
        lesion("T7.1", "TARGET", "LIVER", "WEEK 8", TUTESTCD="TUSPLIT"),
        lesion("T1a", "TARGET", "LIVER", "WEEK 8", TUTESTCD="TUSPLIT"),
    ]
    first = len(tu_rows())
    assert found(tu_baseline_lesion_later, tu(rows), tr(), dm()) == [("TU", first + 2), ("TU", first + 3)]

"""A sum of diameters is that of the target lesions."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, lesion, reading, tr, tr_rows, tu, tu_rows

from nec_cdisc.checks.tumours.tr_sumdiam_recomputed import tr_sumdiam_recomputed


def test_a_wrong_sum_is_found():
    """43 mm for 30 and 12 mm is found, and no other sum."""
    assert found(tr_sumdiam_recomputed, tr(changed(tr_rows(), 7, TRSTRESN=43)), tu(), dm()) == [("TR", 7)]
    assert found(tr_sumdiam_recomputed, tr(), tu(), dm()) == []


def test_a_rounded_sum_is_right():
    """42 for 42.4 mm is rounded and right; 43 is not."""
    rows = changed(tr_rows(), 5, TRSTRESN=30.4)
    assert found(tr_sumdiam_recomputed, tr(rows), tu(), dm()) == []
    assert found(tr_sumdiam_recomputed, tr(changed(rows, 7, TRSTRESN=43)), tu(), dm()) == [("TR", 7)]


def test_a_lesion_that_is_gone_or_too_small_counts():
    """A lesion that is gone adds nothing and one too small to measure 5 mm: 30 + 5 = 35 mm."""
    small = {"TRSTRESN": None, "TRORRES": "TOO SMALL TO MEASURE", "TRSTRESC": "TOO SMALL TO MEASURE"}
    rows = changed(changed(tr_rows(), 6, **small), 7, TRSTRESN=35)
    assert found(tr_sumdiam_recomputed, tr(rows), tu(), dm()) == []
    gone = changed(changed(tr_rows(), 6, TRSTRESN=None, TRTESTCD="TUMSTATE", TRSTRESC="ABSENT"), 7, TRSTRESN=30)
    assert found(tr_sumdiam_recomputed, tr(gone), tu(), dm()) == []


def test_centimetres_are_converted():
    """3 cm are the 30 mm of the sum."""
    assert found(tr_sumdiam_recomputed, tr(changed(tr_rows(), 5, TRSTRESN=3, TRSTRESU="cm")), tu(), dm()) == []


def test_a_repeated_record_counts_once():
    """A diameter that stands twice is found elsewhere and leaves the sum as it is."""
    assert found(tr_sumdiam_recomputed, tr([*tr_rows(), tr_rows()[4]]), tu(), dm()) == []


def test_evaluators_have_sums_of_their_own():
    """Another evaluator's lesion of the same name is no part of the sum."""
    other = {"TREVAL": "INDEPENDENT ASSESSOR", "TRLNKID": "T1"}
    rows = [*tr_rows(), reading("T1", "LDIAM", 80, "BASELINE") | other, reading("T1", "LDIAM", 70, "WEEK 8") | other]
    lesions = [*tu_rows(), lesion("T1", "TARGET", "LIVER") | {"TUEVAL": "INDEPENDENT ASSESSOR"}]
    assert found(tr_sumdiam_recomputed, tr(rows), tu(lesions), dm()) == []


def test_scans_far_apart_have_no_sum():
    """A visit with scans three months apart is no single assessment: no sum of it is wrong."""
    rows = changed(changed(tr_rows(), 6, TRDTC="2020-06-01"), 7, TRSTRESN=99)
    assert found(tr_sumdiam_recomputed, tr(rows), tu(), dm()) == []

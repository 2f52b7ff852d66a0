"""Assessments are told apart by visit and evaluator, in order, each with its baseline."""

from tests.checks.tumours.course import dm, reading, rs, rs_rows, tr, tr_rows

from nec_cdisc.records.assessments import assessments


def test_records_of_one_visit_are_one_assessment():
    """Twelve records of three visits are three assessments, those after the first are later than the baseline."""
    at = assessments(tr(), dm())
    assert at.of_record.tolist() == [0] * 4 + [1] * 4 + [2] * 4
    assert (at.first_record.tolist(), at.later.tolist(), at.baseline.tolist()) == (
        [0, 4, 8],
        [False, True, True],
        [0] * 3,
    )


def test_evaluators_have_courses_of_their_own():
    """The same visits read by another evaluator are other assessments, with another baseline."""
    other = [row | {"TREVAL": "INDEPENDENT ASSESSOR"} for row in tr_rows()[:8]]
    at = assessments(tr([*tr_rows(), *other]), dm())
    assert (len(at), at.starts.tolist(), at.baseline.tolist()) == (
        5,
        [True, False, False, True, False],
        [0, 0, 0, 3, 3],
    )


def test_the_order_is_that_of_visit_numbers():
    """Records in any order make the same course; without numbers dates order them."""
    rows = list(reversed(tr_rows()))
    assert assessments(tr(rows), dm()).of_record.tolist() == [2] * 4 + [1] * 4 + [0] * 4
    unnumbered = [row | {"VISITNUM": None} for row in rows]
    assert assessments(tr(unnumbered), dm()).of_record.tolist() == [2] * 4 + [1] * 4 + [0] * 4


def test_the_last_assessment_before_the_first_dose_is_the_baseline():
    """Of two scans before the dose the second is the baseline; a flag says otherwise."""
    rows = [reading("T1", "LDIAM", 50, "BASELINE"), reading("T1", "LDIAM", 51, "WEEK 8", TRDTC="2020-01-04")]
    rows.append(reading("T1", "LDIAM", 52, "WEEK 16"))
    assert assessments(tr(rows), dm()).baseline.tolist() == [1, 1, 1]
    assert assessments(tr([rows[0] | {"TRLOBXFL": "Y"}, *rows[1:]]), dm()).baseline.tolist() == [0, 0, 0]
    assert assessments(tr(rows), None).baseline.tolist() == [0, 0, 0]


def test_a_scan_after_the_first_dose_is_no_baseline():
    """A course that begins under treatment has none; one that begins in a month that may lie before it has."""
    rows = [reading("T1", "LDIAM", 50, "WEEK 8"), reading("T1", "LDIAM", 51, "WEEK 16")]
    assert assessments(tr(rows), dm()).baseline.tolist() == [-1, -1]
    assert assessments(tr([rows[0] | {"TRDTC": "2020-01"}, rows[1]]), dm()).baseline.tolist() == [0, 0]


def test_responses_find_their_assessment():
    """A response belongs to the visit of its evaluator, and to nothing where TR has no such visit."""
    at = assessments(tr(), dm())
    assert at.of(rs()).tolist() == [1] * 4 + [2] * 4
    assert at.of(rs([rs_rows()[0] | {"RSEVAL": "INDEPENDENT ASSESSOR"}])).tolist() == [-1]


def test_days_apart_are_certain_ones():
    """A scan three weeks after the first one of its visit is 21 days apart; one of the same month may be none."""
    rows = [reading("T1", "LDIAM", 50, "BASELINE"), reading("T2", "LPERP", 20, "BASELINE", TRDTC="2020-01-22")]
    assert assessments(tr(rows), dm()).days_apart.tolist() == [21]
    assert assessments(tr([rows[0], rows[1] | {"TRDTC": "2020-01"}]), dm()).days_apart.tolist() == [0]


def test_records_without_subject_or_visit_have_no_assessment():
    """Nothing says where they belong."""
    rows = [reading("T1", "LDIAM", 50, "BASELINE", VISITNUM=None, VISIT=None, TRDTC=None)]
    assert assessments(tr([*rows, rows[0] | {"USUBJID": None, "VISITNUM": 1}]), dm()).of_record.tolist() == [-1, -1]

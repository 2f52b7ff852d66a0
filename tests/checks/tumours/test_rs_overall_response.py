"""The overall response follows from its parts."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, lesion, reading, rs, rs_rows, tr, tr_rows, tu, tu_rows, without

from nec_cdisc.checks.tumours.rs_overall_response import rs_overall_response


def test_an_overall_response_that_does_not_follow_is_found():
    """SD beside a partial response of targets is found, and PR beside a progression of non-target lesions."""
    assert found(rs_overall_response, rs(changed(rs_rows(), 3, RSSTRESC="SD")), tr(), tu(), dm()) == [("RS", 3)]
    assert found(rs_overall_response, rs(changed(rs_rows(), 2, RSSTRESC="PD")), tr(), tu(), dm()) == [("RS", 3)]
    assert found(rs_overall_response, rs(), tr(), tu(), dm()) == []


def test_a_new_lesion_is_a_progression():
    """With a new lesion in week 8, PR is found there; it follows from RS and from the lesions of TU alike."""
    assert found(rs_overall_response, rs(changed(rs_rows(), 4, RSSTRESC="Y")), tr(), tu(), dm()) == [("RS", 3)]
    seen = [*tr_rows(), reading("NEW1", "TUMSTATE", "PRESENT", "WEEK 8")]
    new = [*tu_rows(), lesion("NEW1", "NEW", "BONE", "WEEK 8")]
    assert found(rs_overall_response, rs(), tr(seen), tu(new), dm()) == [("RS", 3)]


def test_a_part_that_was_not_reported_is_derived():
    """Without the response of targets the measurements decide: SD is found, PR is not."""
    rows = without(rs_rows(), 1)
    assert found(rs_overall_response, rs(rows), tr(), tu(), dm()) == []
    assert found(rs_overall_response, rs(changed(rows, 2, RSSTRESC="SD")), tr(), tu(), dm()) == [("RS", 2)]


def test_a_part_that_is_no_response_says_nothing():
    """Beside a text that is no response no overall response is wrong."""
    assert found(rs_overall_response, rs(changed(rs_rows(), 1, RSSTRESC="UNSURE")), tr(), tu(), dm()) == []


def test_evaluators_are_not_mixed():
    """The responses of another evaluator are no parts of this overall response."""
    other = [row | {"RSEVAL": "INDEPENDENT ASSESSOR", "RSSTRESC": "CR"} for row in rs_rows()[:1]]
    assert found(rs_overall_response, rs([*other, *rs_rows()]), tr(), tu(), dm()) == []


def test_a_visit_with_two_responses_of_one_kind_is_not_judged():
    """Where the response of targets stands twice nobody knows which one counts."""
    assert found(rs_overall_response, rs([*rs_rows(), rs_rows()[0] | {"RSSTRESC": "SD"}]), tr(), tu(), dm()) == []


def test_a_visit_that_is_two_is_not_judged():
    """Scans of one visit three months apart are no single assessment; what it is made of stays open."""
    rows = changed(tr_rows(), 6, TRDTC="2020-06-01")
    wrong = changed(rs_rows(), 3, RSSTRESC="SD")
    assert found(rs_overall_response, rs(wrong), tr(rows), tu(), dm()) == []

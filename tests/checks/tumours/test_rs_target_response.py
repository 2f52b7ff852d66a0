"""The response of target lesions follows from the measurements."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, rs, rs_rows, tr, tr_rows, tu, without

from nec_cdisc.checks.tumours.rs_target_response import rs_target_response
from nec_cdisc.records.facts import Facts


def test_a_response_that_does_not_follow_is_found():
    """SD for a sum that fell by 40 % is found, and PR for one that grew by a third from its smallest."""
    assert found(rs_target_response, rs(changed(rs_rows(), 1, RSSTRESC="SD")), tr(), tu(), dm()) == [("RS", 1)]
    assert found(rs_target_response, rs(changed(rs_rows(), 5, RSSTRESC="PR")), tr(), tu(), dm()) == [("RS", 5)]
    assert found(rs_target_response, rs(), tr(), tu(), dm()) == []


def test_a_lesion_that_was_not_measured_leaves_ne():
    """With a lesion not done in week 8 PR cannot be told: NE is right."""
    undone = {"TRSTRESN": None, "TRORRES": None, "TRSTRESC": None, "TRSTAT": "NOT DONE"}
    rows = changed(tr_rows(), 6, **undone)
    assert found(rs_target_response, rs(), tr(rows), tu(), dm()) == [("RS", 1), ("RS", 5)]
    assert (
        found(
            rs_target_response,
            rs(changed(changed(rs_rows(), 1, RSSTRESC="NE"), 5, RSSTRESC="SD")),
            tr(rows),
            tu(),
            dm(),
        )
        == []
    )


def test_normal_lymph_nodes_are_a_complete_response():
    """With T1 gone and a node of 9 mm the response is CR, not PR."""
    rows = changed(changed(tr_rows(), 5, TRSTRESN=0), 6, TRSTRESN=9)
    responses = changed(rs_rows(), 1, RSSTRESC="CR")
    assert found(rs_target_response, rs(responses), tr(rows), tu(), dm()) == []
    assert found(rs_target_response, rs(), tr(rows), tu(), dm()) == [("RS", 1)]


def test_the_study_states_the_limits():
    """Where a progression needs 40 % week 16 is SD or PR: 57 of 70 mm is SD."""
    facts = Facts(progression_percent=40)
    assert found(rs_target_response, rs(), tr(), tu(), dm(), facts=facts) == [("RS", 5)]
    assert found(rs_target_response, rs(changed(rs_rows(), 5, RSSTRESC="SD")), tr(), tu(), dm(), facts=facts) == []


def test_without_a_baseline_nothing_is_said():
    """Of a subject whose first measurement follows the first dose nothing is derived."""
    rows = without(tr_rows(), 1, 2, 3, 4)
    assert found(rs_target_response, rs(changed(rs_rows(), 1, RSSTRESC="CR")), tr(rows), tu(), dm()) == []


def test_a_text_that_is_no_response_is_left_to_its_own_check():
    """UNSURE is no response and is not compared."""
    assert found(rs_target_response, rs(changed(rs_rows(), 1, RSSTRESC="UNSURE")), tr(), tu(), dm()) == []

"""The response of non-target lesions follows from their states."""

from tests.checks.made import found
from tests.checks.tumours.course import changed, dm, rs, rs_rows, tr, tr_rows, tu

from nec_cdisc.checks.tumours.rs_non_target_response import rs_non_target_response


def test_a_response_that_does_not_follow_is_found():
    """CR with a lesion that is still there is found, and NON-CR/NON-PD with one that has progressed."""
    rows = changed(rs_rows(), 2, RSSTRESC="CR")
    assert found(rs_non_target_response, rs(rows), tr(), tu(), dm()) == [("RS", 2)]
    grown = changed(tr_rows(), 12, TRSTRESC="UNEQUIVOCAL PROGRESSION")
    assert found(rs_non_target_response, rs(), tr(grown), tu(), dm()) == [("RS", 6)]


def test_a_state_that_nobody_knows_says_nothing():
    """Of a state that is no term of the field nothing follows; a lesion not done makes NE."""
    assert found(rs_non_target_response, rs(), tr(changed(tr_rows(), 8, TRSTRESC="HMM")), tu(), dm()) == []
    undone = changed(tr_rows(), 8, TRSTRESC=None, TRORRES=None, TRSTAT="NOT DONE")
    assert found(rs_non_target_response, rs(changed(rs_rows(), 2, RSSTRESC="NE")), tr(undone), tu(), dm()) == []
    assert found(rs_non_target_response, rs(), tr(undone), tu(), dm()) == [("RS", 2)]

"""Responses are of lesions that were identified."""

from tests.checks.made import found
from tests.checks.tumours.course import rs, tu, tu_rows, without

from nec_cdisc.checks.tumours.rs_without_lesions import rs_without_lesions


def test_a_response_of_lesions_that_are_not_there_is_found():
    """Without target lesions in TU both responses of them are found; those of non-target lesions are right."""
    assert found(rs_without_lesions, rs(), tu(without(tu_rows(), 1, 2))) == [("RS", 1), ("RS", 5)]
    assert found(rs_without_lesions, rs(), tu(without(tu_rows(), 3))) == [("RS", 2), ("RS", 6)]
    assert found(rs_without_lesions, rs(), tu()) == []

"""A best response is one of the responses."""

from tests.checks.made import found, result
from tests.checks.tumours.course import response, rs, rs_rows

from nec_cdisc.checks.tumours.rs_best_response_possible import rs_best_response_possible
from nec_cdisc.validate.running import Outcome


def best(said):
    """Return RS (PR, then PD) with a best response."""
    return rs([*rs_rows(), response("BESTRESP", said, "WEEK 16")])


def test_a_best_response_that_was_never_seen_is_found():
    """CR of a subject with PR and PD is found; PR, SD (a PR that was not confirmed) and PD are possible."""
    assert found(rs_best_response_possible, best("CR")) == [("RS", 9)]
    assert [found(rs_best_response_possible, best(said)) for said in ("PR", "SD", "PD", "NE")] == [[], [], [], []]


def test_without_best_responses_it_is_skipped():
    """RS without a best response is no passed check."""
    assert result(rs_best_response_possible, rs()).outcome is Outcome.SKIPPED

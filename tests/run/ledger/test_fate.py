"""Reasons have an order, so that what is told of a row depends on nothing else."""

from __future__ import annotations

import numpy as np

from nec_cdisc.run.ledger.fate import UNACCOUNTED, from_last_to_first, left_out, note, under_code


def test_what_is_not_accounted_for_hides_behind_no_reason_and_a_problem_behind_no_rule():
    """Written from last to first, the reason to tell stays: a rule gives way to a problem, both to an open question."""
    told = dict.fromkeys(range(4), "")
    reasons = {}
    note(reasons, UNACCOUNTED, np.array([3]))
    note(reasons, under_code("ROW105"), np.array([2, 3]))
    note(reasons, left_out("left out: by rule"), np.array([1, 2, 3]))
    note(reasons, left_out("nothing better", last=True), np.array([0, 1]))
    note(reasons, left_out("nobody", last=True), np.array([], np.int64))
    for reason, rows in from_last_to_first(reasons):
        told |= dict.fromkeys(rows.tolist(), reason.detail)
    assert told == {0: "nothing better", 1: "by rule", 2: "ROW105 the subject has no record in DM", 3: ""}

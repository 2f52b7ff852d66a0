"""Tests of the verb ``visit``."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.convention import VisitMap
from nec_cdisc.verbs.visit import visit

VISITS = VisitMap({"C1D1": "CYCLE 1 DAY 1"}, frozenset({"UNS"}))


@pytest.mark.parametrize(
    ("value", "answer"), [("C1D1", "CYCLE 1 DAY 1"), (" C1D1 ", "CYCLE 1 DAY 1"), ("UNS", "UNSCHEDULED"), (" ", None)]
)
def test_a_visit_has_its_protocol_name(value, answer):
    """Declared names become the protocol's; names outside the plan become UNSCHEDULED."""
    assert visit(value, visits=VISITS) == answer


def test_an_unknown_visit_is_refused(refusal):
    """A name that is not declared is never passed on."""
    with refusal("VAL141", "'c1d1'"):
        visit("c1d1", visits=VISITS)

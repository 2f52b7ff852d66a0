"""Tests of the verb ``assessment``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.plugin.convention import Protocol, Visit
from nec_cdisc.verbs.assessment import assessment

PLAN = Protocol({"WEEK 8": Visit("WEEK 8", Decimal(8), 57)})


@pytest.mark.parametrize(
    ("visit", "number", "evaluator", "name"),
    [
        ("WEEK 8", Decimal(8), None, "WEEK 8"),
        ("WEEK 8 ", None, " ", "WEEK 8"),
        ("WEEK 8", Decimal(8), "R1", "R1-WEEK 8"),
        ("UNSCHEDULED", Decimal("8.10"), None, "UNSCHEDULED 8.1"),
        ("UNSCHEDULED", Decimal("8.2"), "INV", "INV-UNSCHEDULED 8.2"),
        ("UNSCHEDULED", None, None, "UNSCHEDULED"),
    ],
)
def test_visits_evaluators_and_unscheduled_visits_have_names_of_their_own(visit, number, evaluator, name):
    """A planned visit names its assessment; one outside the plan is told from the next by its number."""
    assert assessment(visit, number, evaluator, protocol=PLAN) == name

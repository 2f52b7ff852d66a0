"""Tests of the verb ``planned_day``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.plugin.convention import Protocol, Visit
from nec_cdisc.verbs.planned_day import planned_day

TRIAL = Protocol({"CYCLE 2 DAY 1": Visit("CYCLE 2 DAY 1", Decimal(20), 29), "END": Visit("END", Decimal(90))})


@pytest.mark.parametrize(("visit", "day"), [("CYCLE 2 DAY 1", 29), ("END", None), ("UNSCHEDULED", None)])
def test_a_visit_has_the_day_that_the_protocol_plans(visit, day):
    """A visit outside the plan has no planned day, and neither has one at the end of treatment."""
    assert planned_day(visit, protocol=TRIAL) == day

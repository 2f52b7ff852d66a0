"""Conventions are data that no verb can change."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from nec_cdisc.plugin.convention import CodeList, DateConvention, NumberConvention, Protocol, TickConvention, VisitMap


@pytest.mark.parametrize(
    ("convention", "field"),
    [
        (DateConvention(), "orders"),
        (NumberConvention(), "decimal"),
        (TickConvention(), "ticked"),
        (VisitMap({}), "names"),
        (Protocol({}), "visits"),
        (CodeList("x", {}, "stop"), "policy"),
    ],
)
def test_a_convention_cannot_be_changed(convention, field):
    """One record never influences how the next one is read."""
    with pytest.raises(FrozenInstanceError):
        setattr(convention, field, None)


def test_only_code_lists_are_chosen_by_name():
    """Everything else is handed in by the engine."""
    kinds = (DateConvention, NumberConvention, TickConvention, VisitMap, Protocol, CodeList)
    assert [kind for kind in kinds if getattr(kind, "NAMED", False)] == [CodeList]

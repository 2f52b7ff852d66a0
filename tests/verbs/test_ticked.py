"""Tests of the verb ``ticked``."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.convention import TickConvention
from nec_cdisc.verbs.ticked import ticked

CROSSES = TickConvention(frozenset({"[X]"}), frozenset({"[ ]"}))


@pytest.mark.parametrize(
    ("value", "ticks", "answer"),
    [
        ("1", TickConvention(), "Y"),
        (" yes ", TickConvention(), "Y"),
        ("0", TickConvention(), None),
        ("No", TickConvention(), None),
        (" ", TickConvention(), None),
        ("[x]", CROSSES, "Y"),
        ("[ ]", CROSSES, None),
    ],
)
def test_a_ticked_box_is_y_and_nothing_else(value, ticks, answer):
    """Ticked gives Y, not ticked nothing, whatever the case."""
    assert ticked(value, ticks=ticks) == answer


@pytest.mark.parametrize("value", ["2", "[x]", "maybe"])
def test_an_undeclared_text_is_refused(value, refusal):
    """A text that is neither ticked nor not ticked is asked about."""
    with refusal("VAL105", repr(value)):
        ticked(value, ticks=TickConvention())

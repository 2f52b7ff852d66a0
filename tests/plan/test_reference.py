"""References name the call that gives their value."""

from __future__ import annotations

import pytest

from nec_cdisc.plan.reference import Bound, Kind, Reference, set_key


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        (Reference(Kind.TARGET, "AE", "AETERM"), "AE.AETERM"),
        (Reference(Kind.DATASET, "DM", "SEX"), "DM.SEX"),
        (Reference(Kind.SET, "2", "day"), "AE.set.2.day"),
        (Reference(Kind.RAW, "ae", "term"), None),
        (Reference(Kind.ROLE, "ae", "result"), None),
        (Reference(Kind.LOOKED_UP, "coding", "pt"), None),
    ],
)
def test_a_reference_knows_the_call_behind_it(reference, key):
    """Variables and names set in a block have a call; raw columns have none."""
    assert reference.key("AE") == key


def test_each_block_sets_its_own_names():
    """The same name of two blocks is two calls."""
    assert set_key("AE", 1, "day") != set_key("AE", 2, "day")


def test_a_bound_call_lists_each_reference_once():
    """What is read twice is one reference."""
    one, two = Reference(Kind.RAW, "ae", "a"), Reference(Kind.RAW, "ae", "b")
    assert Bound(None, {}, {"a": (one, two), "b": (two, one)}, "text").all() == (one, two)

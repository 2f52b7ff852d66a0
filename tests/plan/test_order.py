"""Steps are ordered so that each finds what it needs, and the order is always the same."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.plan.order import CircleError, ordered

GRAPHS = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefg"), max_size=3))


@given(GRAPHS)
def test_each_name_comes_after_what_it_needs_or_a_true_circle_is_named(needs):
    """Every graph is either ordered completely, or the circle that is named really goes round."""
    try:
        order = ordered(needs)
    except CircleError as fault:
        circle = fault.circle
        assert circle[0] == circle[-1]
        assert all(after in needs[before] for before, after in itertools.pairwise(circle))
        return
    assert sorted(order) == sorted(needs)
    for position, name in enumerate(order):
        assert {need for need in needs[name] if need in needs} <= set(order[:position])


def test_names_that_are_ready_stand_in_the_order_given():
    """Nothing is moved without need."""
    assert ordered({"c": [], "a": ["d"], "b": [], "d": []}) == ["c", "b", "d", "a"]
    assert ordered({"b": ["elsewhere"], "a": []}) == ["b", "a"]


def test_a_circle_is_told_from_its_first_name():
    """The circle is written so that each name needs the next one."""
    with pytest.raises(CircleError, match="b needs c needs b") as caught:
        ordered({"a": ["b"], "b": ["c"], "c": ["b"]})
    assert caught.value.circle == ["b", "c", "b"]

"""Draws: the same everywhere, within their bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.simulate.draws import Draws


def test_streams_give_known_numbers():
    """The first draws of a stream are these, on every platform and version."""
    draws = Draws(2014, 0, "person")
    assert [round(draws.unit(), 12) for _ in range(3)] == [0.321875522219, 0.197175237512, 0.503795095024]


def test_topics_do_not_move_one_another():
    """Another topic, subject or seed is another stream."""
    streams = {Draws(*key).unit() for key in ((1, 2, "a"), (1, 2, "b"), (1, 3, "a"), (2, 2, "a"))}
    assert len(streams) == 4


@given(st.integers(0, 10_000), st.integers(-50, 50), st.integers(0, 60))
def test_whole_numbers_stay_in_their_span(seed, low, width):
    """A whole number is never below its lower bound nor above its upper."""
    assert low <= Draws(seed, 0, "t").between(low, low + width) <= low + width


@given(st.integers(0, 10_000))
def test_weight_zero_is_never_drawn(seed):
    """What has no weight does not come."""
    assert Draws(seed, 0, "t").weighted({"never": 0.0, "always": 1.0, "nor this": 0.0}) == "always"


def test_bell_has_its_mean_and_deviation():
    """Ten thousand draws have about the mean and the deviation asked for."""
    draws = Draws(1, 1, "t")
    values = [draws.bell(10.0, 2.0) for _ in range(10_000)]
    mean = sum(values) / len(values)
    assert mean == pytest.approx(10.0, abs=0.1)
    assert (sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5 == pytest.approx(2.0, abs=0.1)

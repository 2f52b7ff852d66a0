"""The latent course: medians, growth."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nec_cdisc.simulate.course import burden, growth_rate, weibull


def test_half_of_the_times_lie_below_the_median():
    """The quantile at one half is the median."""
    assert weibull(0.5, 140.0) == pytest.approx(140.0)


def test_burden_starts_at_one_and_shrinks_before_it_grows():
    """Size relative to baseline is 1 at first dose; with strong shrinkage it falls, later it rises."""
    assert burden(0.0, 0.01, 0.002) == 1.0
    assert burden(56.0, 0.01, 0.002) < 0.75
    assert burden(700.0, 0.01, 0.002) > 2.0


@settings(max_examples=40)
@given(st.floats(25.0, 900.0), st.floats(0.0002, 0.02))
def test_growth_reaches_progression_on_its_day(days, shrink):
    """With the rate found, the burden on that day is 1.2 times the smallest before it."""
    grow = growth_rate(days, shrink)
    smallest = min(burden(days * step / 2000, shrink, grow) for step in range(2001))
    assert burden(days, shrink, grow) / smallest == pytest.approx(1.2, abs=0.01)

"""Changes of scores that matter."""

from __future__ import annotations

import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules import score_change as module
from nec_cdisc.rules.score_change import change_class

MIRROR = {"IMPROVED": "WORSENED", "WORSENED": "IMPROVED", "STABLE": "STABLE"}


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the function returns."""
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("10", "IMPROVED"),
        ("9.9999999999", "IMPROVED"),  # 16.6666666667 less 6.6666666667, rounded each
        ("9.99", "STABLE"),
        ("0", "STABLE"),
        ("-9.99", "STABLE"),
        ("-10.0000000001", "WORSENED"),
        ("-10", "WORSENED"),
        ("16.6666666667", "IMPROVED"),
    ],
)
def test_ten_points_up_on_a_functional_scale_is_an_improvement(change, expected):
    """Exactly ten points count, and rounding of scores does not take them away."""
    assert change_class(Decimal(change), high_is_good=True) == expected
    assert change_class(Decimal(change), high_is_good=False) == MIRROR[expected]


def test_the_points_are_a_parameter_and_no_change_has_no_class():
    """Another study may ask for five points, or twenty."""
    assert change_class(Decimal(8), high_is_good=True, points=Decimal(5)) == "IMPROVED"
    assert change_class(Decimal(-15), high_is_good=True, points=Decimal(20)) == "STABLE"
    assert change_class(None, high_is_good=True) is None


@given(st.decimals(min_value=-100, max_value=100, places=10))
def test_what_is_good_on_one_scale_is_bad_on_the_other(change):
    """The same change has the opposite class on a symptom scale."""
    assert change_class(change, high_is_good=False) == MIRROR[change_class(change, high_is_good=True)]

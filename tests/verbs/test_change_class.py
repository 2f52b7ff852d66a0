"""Tests of the verb ``change_class``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.verbs.change_class import change_class


@pytest.mark.parametrize(
    ("change", "good", "bad"),
    [
        ("10", "IMPROVED", "WORSENED"),
        ("-10", "WORSENED", "IMPROVED"),
        ("9.99", "STABLE", "STABLE"),
        ("-9.99", "STABLE", "STABLE"),
        ("0", "STABLE", "STABLE"),
        ("16.6666666667", "IMPROVED", "WORSENED"),
    ],
)
def test_a_change_matters_from_ten_points_on(change, good, bad):
    """Exactly ten points count, and the direction of the scale decides whether they are good."""
    assert change_class(Decimal(change), high_is_good=True) == good
    assert change_class(Decimal(change), high_is_good=False) == bad


def test_a_study_may_ask_for_more_points():
    """The points are a parameter of the line."""
    assert change_class(Decimal(10), high_is_good=True, points=20) == "STABLE"
    assert change_class(Decimal(-20), high_is_good=True, points=20) == "WORSENED"

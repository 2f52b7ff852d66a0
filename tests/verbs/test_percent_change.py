"""Tests of the verb ``percent_change``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.verbs.percent_change import percent_change


@pytest.mark.parametrize(
    ("value", "base", "expected"),
    [
        ("107", "112", "-4.4642857143"),
        ("101", "202", "-50"),
        ("0.1", "0.3", "-66.6666666667"),
        ("2", "-4", "150"),
        ("84", "84", "0"),
    ],
)
def test_a_change_is_a_percentage_of_the_baseline(value, base, expected):
    """It is rounded to ten decimals, and a rise from a negative baseline is positive."""
    assert percent_change(Decimal(value), Decimal(base)) == Decimal(expected)


def test_from_nothing_there_is_no_percentage():
    """A baseline of 0 gives none."""
    assert percent_change(Decimal(3), Decimal(0)) is None
    assert percent_change(3, 4) == -25

"""Tests of the verb ``change``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.verbs.change import change


@pytest.mark.parametrize(
    ("value", "base", "expected"),
    [("6.72", "6.55", "0.17"), ("0.3", "0.1", "0.2"), ("84", "84", "0"), ("-2", "1.5", "-3.5")],
)
def test_a_change_is_exact(value, base, expected):
    """What binary numbers would blur (0.3 less 0.1) is a decimal."""
    assert change(Decimal(value), Decimal(base)) == Decimal(expected)


def test_whole_numbers_are_numbers_too():
    """Counts come as whole numbers."""
    assert change(5, 7) == -2

"""Tests of the verb ``ratio``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.verbs.ratio import ratio


@pytest.mark.parametrize(
    ("value", "to", "digits", "answer"),
    [
        ("13986", "180", 1, "77.7"),
        ("1", "3", 6, "0.333333"),
        ("2", "3", 2, "0.67"),
        ("1", "8", 2, "0.13"),
        ("-1", "8", 2, "-0.13"),
        ("0", "5", 1, "0.0"),
        ("1234", "1", -2, "1200"),
        ("1", "0", 6, None),
        ("0", "0.0", 6, None),
    ],
)
def test_a_quotient_is_rounded_once(value, to, digits, answer):
    """Halves go away from zero, and what is divided by zero is not known."""
    assert ratio(Decimal(value), Decimal(to), digits) == (None if answer is None else Decimal(answer))


def test_whole_numbers_are_divided_exactly():
    """Numbers of type int give a decimal number, to six places where nothing is said."""
    assert ratio(22, 7) == Decimal("3.142857")

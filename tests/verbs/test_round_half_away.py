"""Tests of the verb ``round_half_away``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.verbs.round_half_away import round_half_away


@pytest.mark.parametrize(
    ("value", "digits", "answer"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("3.5", 0, "4"),
        ("2.675", 2, "2.68"),
        ("0.125", 2, "0.13"),
        ("2.4999999999999999999", 0, "2"),
        ("1250", -2, "1300"),
        ("7", 2, "7.00"),
        ("-0.04", 1, "0.0"),
    ],
)
def test_halves_go_away_from_zero(value, digits, answer):
    """Halves move away from zero at every place, and zero never has a sign."""
    rounded = round_half_away(Decimal(value), digits)
    assert (rounded, rounded.is_signed()) == (Decimal(answer), answer.startswith("-"))


def test_a_whole_number_can_be_rounded():
    """Numbers of type int are numbers too."""
    assert round_half_away(15, -1) == 20

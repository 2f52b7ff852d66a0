"""Tests of exact decimal arithmetic."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.exact_number import canonical, plain, rounded, times

NUMBERS = st.decimals(-(10**15), 10**15, allow_nan=False, places=8)


@pytest.mark.parametrize(
    ("value", "digits", "answer"), [("0.5", 0, "1"), ("-0.5", 0, "-1"), ("0.45", 1, "0.5"), ("2.5", 0, "3")]
)
def test_halves_go_away_from_zero(value, digits, answer):
    """A half moves away from zero, never to the even neighbour."""
    assert rounded(Decimal(value), digits) == Decimal(answer)


@given(NUMBERS, NUMBERS)
def test_no_setting_of_the_process_changes_a_digit(first, second):
    """Products and rounding are the same under a context of three digits."""
    answer = times(first, second), rounded(first, 3), plain(second)
    with localcontext() as context:
        context.prec = 3
        assert (times(first, second), rounded(first, 3), plain(second)) == answer
    assert Fraction(answer[0]) == Fraction(first) * Fraction(second)


@given(NUMBERS)
def test_plain_text_is_the_same_number(value):
    """The text reads back as the number, and equal numbers have equal texts."""
    assert Decimal(plain(value)) == value
    assert plain(value) == plain(value * Decimal("1.000"))
    assert "E" not in plain(value)


@pytest.mark.parametrize(
    ("written", "one"), [("1.0", "1"), ("1", "1"), ("1E+2", "100"), ("-0", "0"), ("0.00", "0"), ("-7.50", "-7.5")]
)
def test_equal_numbers_have_one_way_of_writing(written, one):
    """However many zeros were typed, and with an exponent or without."""
    assert str(canonical(Decimal(written))) == one

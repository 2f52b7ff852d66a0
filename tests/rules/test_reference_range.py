"""Tests of reference ranges."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nec_cdisc.rules.reference_range import indicator, limit_indicator

WHOLE = st.integers(-5, 5).map(Decimal)
MAYBE = st.none() | WHOLE


@pytest.mark.parametrize(
    ("value", "low", "high", "answer"),
    [(4, 5, 10, "LOW"), (5, 5, 10, "NORMAL"), (10, 5, 10, "NORMAL"), (11, 5, 10, "HIGH"), (1, None, None, None)],
)
def test_a_result_is_judged(value, low, high, answer):
    """The limits belong to the normal range; without any there is no judgement."""
    assert indicator(value, low, high) == answer


@pytest.mark.parametrize(
    ("sign", "limit", "low", "high", "answer"),
    [
        ("<", 5, 5, 10, "LOW"),
        ("<=", 5, 5, 10, None),
        ("<", 6, 5, 10, None),
        ("<", 8, None, 8, "NORMAL"),
        ("<", 9, None, 8, None),
        (">", 10, 5, 10, "HIGH"),
        (">=", 10, 5, 10, None),
        (">=", 11, 5, 10, "HIGH"),
        (">", 60, 60, None, "NORMAL"),
        (">", 59, 60, None, None),
        ("<", 5, None, None, None),
        (">", 5, None, None, None),
    ],
)
def test_a_limit_is_judged_where_it_decides(sign, limit, low, high, answer):
    """A result beyond a limit is judged only where every value it may be is judged alike."""
    assert limit_indicator(sign, limit, low, high) == answer


@given(st.sampled_from(["<", "<=", ">", ">="]), WHOLE, MAYBE, MAYBE)
def test_a_judged_limit_agrees_with_every_value_beyond_it(sign, limit, low, high):
    """Where a limit is judged, each value beyond it has the same indicator."""
    assume(low is None or high is None or low <= high)
    answer = limit_indicator(sign, limit, low, high)
    step = Decimal("0.5") * (-1 if sign[0] == "<" else 1)
    beyond = [limit + step * count for count in range(0 if sign.endswith("=") else 1, 40)]
    assert answer is None or {indicator(value, low, high) for value in beyond} == {answer}

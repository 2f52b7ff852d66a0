"""Tests of the verb ``convert``."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.plugin.convention import NumberConvention, UnitConversion, UnitTable
from nec_cdisc.verbs.convert import convert

TABLE = UnitTable(
    {
        ("CREAT", "mg/dL"): UnitConversion("umol/L", Decimal("88.4")),
        ("CREAT", "umol/L"): UnitConversion("umol/L", Decimal(1)),
        ("PH", ""): UnitConversion("", Decimal(1)),
        ("*", "g/dL"): UnitConversion("g/L", Decimal(10)),
        ("HGB", "g/dL"): UnitConversion("g/dL", Decimal(1)),
    },
    {"CREAT": 1},
)
NUMBERS = NumberConvention((".", ","), (), frozenset({"ND"}))


@pytest.mark.parametrize(
    ("value", "unit", "test", "answer"),
    [
        ("0,91", "mg/dL", "CREAT", "80.4"),
        ("80.44", "umol/L", "CREAT", "80.4"),
        ("80.45", "umol/L", "CREAT", "80.5"),
        ("-80.45", "umol/L", "CREAT", "-80.5"),
        ("7.4", "g/dL", "HGB", "7.4"),
        ("7.4", "g/dL", "ALB", "74"),
        ("7.35", None, "PH", "7.35"),
        ("0.1234567890123456789012345678901", "g/dL", "ALB", "1.234567890123456789012345678901"),
        ("<0.5", "mg/dL", "CREAT", None),
        (">= 12", "furlong", "CREAT", None),
        ("nd", None, "CREAT", None),
        (" ", None, "CREAT", None),
    ],
)
def test_a_result_is_converted_exactly(value, unit, test, answer):
    """Factor and rounding are exact, a test's own conversion comes before the general one, limits have no number."""
    given_answer = convert(value, unit, test, numbers=NUMBERS, units=TABLE)
    assert given_answer == (None if answer is None else Decimal(answer))


@pytest.mark.parametrize(
    ("value", "unit", "test", "code", "word"),
    [
        ("5", "mg/L", "CREAT", "VAL131", "known are g/dL, mg/dL, umol/L"),
        ("5", "mg/L", "PLAT", "VAL131", "known are g/dL"),
        ("5", None, "CREAT", "VAL132", "CREAT has no unit"),
        ("high", "mg/dL", "CREAT", "VAL121", "high"),
        ("<low", "mg/dL", "CREAT", "VAL121", "low"),
    ],
)
def test_a_result_that_cannot_be_converted_is_refused(value, unit, test, code, word, refusal):
    """Unknown or missing units and texts without a number name what is wrong."""
    with refusal(code, word):
        convert(value, unit, test, numbers=NUMBERS, units=TABLE)


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=6))
def test_rounding_is_off_by_half_a_unit_at_most(value):
    """A converted result differs from the exact product by at most half of the last decimal."""
    answer = convert(f"{value:f}", "mg/dL", "CREAT", numbers=NUMBERS, units=TABLE)
    assert abs(answer - value * Decimal("88.4")) <= Decimal("0.05")

"""Tests of the verb ``standard_text``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.plugin.convention import NumberConvention, UnitConversion, UnitTable
from nec_cdisc.verbs.standard_text import standard_text

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
NUMBERS = NumberConvention((".", ","), (), frozenset({"ND", "99"}))


@pytest.mark.parametrize(
    ("value", "number", "unit", "test", "answer"),
    [
        ("0,91", Decimal("80.40"), "mg/dL", "CREAT", "80.4"),
        ("1", Decimal("1E+3"), "g/dL", "ALB", "1000"),
        ("0", Decimal("-0.0"), "g/dL", "ALB", "0"),
        ("<0,5", None, "mg/dL", "CREAT", "<44.2"),
        ("< 0.001", None, "mg/dL", "CREAT", "<0.0884"),
        ("≥ 2", None, "g/dL", "ALB", ">=20"),
        ("=<2", None, "g/dL", "ALB", "<=20"),
        (">7.5", None, None, "PH", ">7.5"),
        (" NEGATIVE ", None, None, "PROT", "NEGATIVE"),
        ("nd", None, None, "CREAT", "nd"),
        ("5,1", None, "mg/L", "CREAT", None),
        (" ", None, None, "CREAT", None),
        ("13,5,1", None, "mg/dL", "CREAT", None),
        ("1 234", None, "mg/dL", "CREAT", None),
        ("1:40", None, None, "ANA", "1:40"),
        ("1+", None, None, "PROT", "1+"),
        ("99", None, None, "CREAT", "99"),
    ],
)
def test_the_result_stands_in_standard_format(value, number, unit, test, answer):
    """Numbers are written plainly, limits converted and not rounded, numbers nobody can read dropped, texts kept."""
    assert standard_text(value, number, unit, test, numbers=NUMBERS, units=TABLE) == answer


@pytest.mark.parametrize(
    ("value", "unit", "code"), [("<5", "mg/L", "VAL131"), ("<5", None, "VAL132"), ("<x", "mg/dL", "VAL121")]
)
def test_a_limit_that_cannot_be_converted_is_refused(value, unit, code, refusal):
    """A limit needs a number and a unit that the test knows."""
    with refusal(code):
        standard_text(value, None, unit, "CREAT", numbers=NUMBERS, units=TABLE)

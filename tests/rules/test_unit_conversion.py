"""Tests of converting to standard units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.plugin.convention import UnitConversion, UnitTable
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.rules.unit_conversion import conversion_for, standardised
from nec_cdisc.standard.loading import load

GRAMS = UnitConversion("g/L", Decimal(10))
TABLE = UnitTable(
    {
        ("*", "g/dL"): GRAMS,
        ("HGB", "mmol/L"): UnitConversion("g/L", Decimal("16.114")),
        ("PH", ""): UnitConversion("", Decimal(1)),
    },
    {"HGB": 0},
)


def test_the_line_of_the_test_comes_before_the_general_one():
    """A conversion for every test serves a test without one of its own."""
    assert conversion_for("HGB", "g/dL", TABLE) is GRAMS
    assert conversion_for("HGB", " mmol/L ", TABLE).factor == Decimal("16.114")


def test_a_result_is_rounded_as_the_table_says():
    """Decimals belong to the test; without them the product stays exact."""
    assert standardised(Decimal("7.45"), "HGB", "g/dL", TABLE) == 75
    assert standardised(Decimal("7.45"), "ALB", "g/dL", TABLE) == Decimal("74.5")
    assert standardised(Decimal("7.45"), "PH", None, TABLE) == Decimal("7.45")


@pytest.mark.parametrize(
    ("test", "unit", "code", "word"),
    [
        ("HGB", "g", "VAL131", "known are g/dL, mmol/L"),
        ("HGB", None, "VAL132", "no unit"),
        ("HGB", " ", "VAL132", "no unit"),
    ],
)
def test_an_unknown_unit_is_refused(test, unit, code, word):
    """The refusal names the units that the test knows."""
    with pytest.raises(Refused, match=word) as seen:
        conversion_for(test, unit, TABLE)
    assert (seen.value.code, seen.value.argument) == (code, "unit")


def test_an_empty_table_says_so():
    """Where no line could ever fit, the message says that instead of an empty list."""
    with pytest.raises(Refused, match="has no line for this test"):
        conversion_for("HGB", "g", UnitTable({}))


@pytest.mark.parametrize(
    ("value", "unit", "celsius"),
    [
        ("98.6", "F", "37.0"),
        ("100.4", "F", "38.0"),
        ("97.7", "F", "36.5"),
        ("31.9", "F", "-0.1"),
        ("310.15", "K", "37.0"),
    ],
)
def test_temperatures_are_converted_with_their_zero_point(value, unit, celsius):
    """The packaged table converts degrees Fahrenheit and kelvin to degrees Celsius, as worked out by hand."""
    table = load().standard.units
    assert str(standardised(Decimal(value), "TEMP", unit, table)) == celsius

"""Tests of the verb ``standard_unit``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.plugin.convention import UnitConversion, UnitTable
from nec_cdisc.verbs.standard_unit import standard_unit

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


@pytest.mark.parametrize(
    ("unit", "test", "answer"),
    [
        ("mg/dL", "CREAT", "umol/L"),
        ("g/dL", "HGB", "g/dL"),
        ("g/dL", "ALB", "g/L"),
        (" g/dL ", "ALB", "g/L"),
        ("", "PH", None),
    ],
)
def test_the_standard_unit_is_that_of_the_conversion(unit, test, answer):
    """A test's own line comes before the general one; a test without a unit has none."""
    assert standard_unit(unit, test, units=TABLE) == answer


def test_an_unknown_unit_is_refused(refusal):
    """A unit that the test does not know has no standard unit."""
    with refusal("VAL131", "'mg/L'", "CREAT"):
        standard_unit("mg/L", "CREAT", units=TABLE)

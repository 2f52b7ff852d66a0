"""Converts a result to the standard unit of its test, exactly."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.convention import UnitConversion, UnitTable
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.problem.families.value import MISSING_UNIT, UNKNOWN_UNIT
from nec_cdisc.rules.exact_number import minus, rounded, times

#: The test whose conversions hold for every test without one of its own.
ANY_TEST = "*"
_DECIMALS = 20
#: What verbs call the argument that holds the unit.
UNIT = "unit"


def conversion_for(test: str, unit: str | None, table: UnitTable) -> UnitConversion:
    """Return the line of the unit table for a test and the unit of its result.

    A result without a unit needs a line with a blank unit. Raises ``Refused`` with VAL131 for a unit that the
    test does not know, VAL132 where the unit is missing.
    """
    key = (unit or "").strip()
    for name in (test, ANY_TEST):
        found = table.conversions.get((name, key))
        if found is not None:
            return found
    if not key:
        raise Refused(MISSING_UNIT, f"the result of {test} has no unit", argument=UNIT)
    known = sorted({name for code, name in table.conversions if code in {test, ANY_TEST} and name})
    units = f"known are {', '.join(known)}" if known else "the unit table has no line for this test"
    raise Refused(UNKNOWN_UNIT, f"unit {key!r} is unknown for test {test}: {units}", argument=UNIT)


def converted(value: Decimal, conversion: UnitConversion) -> Decimal:
    """Return a number in the standard unit that a conversion leads to, exactly.

    With a zero point it is rounded to 20 decimals: the factor of such a scale (5/9) need not be a decimal number.

    >>> converted(Decimal("100.4"), UnitConversion("C", Decimal(5) / 9, Decimal(32))) == 38
    True
    """
    if not conversion.zero:
        return times(value, conversion.factor)
    return rounded(times(minus(value, conversion.zero), conversion.factor), _DECIMALS)


def standardised(value: Decimal, test: str, unit: str | None, table: UnitTable) -> Decimal:
    """Return the result in the test's standard unit, rounded half away from zero where the table says how far."""
    answer = converted(value, conversion_for(test, unit, table))
    decimals = table.decimals.get(test)
    return answer if decimals is None else rounded(answer, decimals)

"""The verb ``convert``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.convention import NumberConvention, UnitTable
from nec_cdisc.plugin.verb import Text, value_verb
from nec_cdisc.rules.unit_conversion import standardised
from nec_cdisc.rules.written_number import has_no_number, limit_of, read_number


@value_verb
def convert(
    value: Text,
    unit: Text | None = "--ORRESU",
    test: Text = "--TESTCD",
    *,
    numbers: NumberConvention,
    units: UnitTable,
) -> Decimal | None:
    """Convert a collected result, or a limit of its reference range, to the standard unit of its test.

    The result is multiplied by the exact factor of the unit table and rounded half away from zero to the decimals
    that the table gives for the test. A result beyond a limit (``<0.5``) and a text that the source declares as a
    result without a number have no standard number.

    Arguments:
        value: the collected result or limit.
        unit: its unit, in the spelling of the standard's UNIT codelist; missing for a test without a unit.
        test: the test code.
        numbers: how the source writes numbers.
        units: the study's unit table. A test without a unit has a line with a blank unit.

    Problems: VAL121 no number, VAL122 several numbers possible, VAL131 unit unknown for the test, VAL132 no unit.

    Source: SDTMIG 3.4, section 4.5.1 (original and standardized results).

    Example:
        >>> from nec_cdisc.plugin.convention import UnitConversion
        >>> table = UnitTable({("CREAT", "mg/dL"): UnitConversion("umol/L", Decimal("88.4"))}, {"CREAT": 1})
        >>> convert("0,91", "mg/dL", "CREAT", numbers=NumberConvention(decimal=(",",)), units=table)
        Decimal('80.4')

    """
    limit = limit_of(value)
    if limit is not None:
        read_number(limit.text, numbers)
        return None
    if not value.strip() or has_no_number(value, numbers):
        return None
    return standardised(read_number(value, numbers), test, unit, units)

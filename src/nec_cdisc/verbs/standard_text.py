"""The verb ``standard_text``."""

from __future__ import annotations

import re
from typing import Any

from nec_cdisc.plugin.convention import NumberConvention, UnitTable
from nec_cdisc.plugin.verb import Number, Refused, Text, value_verb
from nec_cdisc.rules.exact_number import plain
from nec_cdisc.rules.unit_conversion import conversion_for, converted
from nec_cdisc.rules.written_number import has_no_number, limit_of, read_number

_MEANT_AS_NUMBER = re.compile(r"[+-]?(?=.*[0-9])[0-9.,' ]+")
#: The column that is read where the mapping names none.
NUMBER: Any = "--STRESN"


@value_verb
def standard_text(
    value: Text,
    number: Number | None = NUMBER,
    unit: Text | None = "--ORRESU",
    test: Text = "--TESTCD",
    *,
    numbers: NumberConvention,
    units: UnitTable,
) -> str | None:
    """Give the result in standard format: the standard number as text, a converted limit with its sign, or the text.

    A limit (``<0,5``) is converted exactly and never rounded: rounding could turn it into ``<0``. A number that has no
    standard number has no standard text either, be it that its unit is unknown, or that it is not written as the source
    writes numbers (``13.5`` where the decimal sign is a comma): beside the standard unit it would be another result.
    Any other text stays as collected.

    Arguments:
        value: the collected result.
        number: the standard number of the result, where it has one.
        unit: the unit of the collected result.
        test: the test code.
        numbers: how the source writes numbers.
        units: the study's unit table.

    Problems: for a limit VAL121 no number, VAL122 several numbers possible, VAL131 unit unknown for the test, VAL132
    no unit.

    Source: SDTMIG 3.4, section 4.5.1 (standard results in character format hold all results).

    Example:
        >>> from decimal import Decimal
        >>> from nec_cdisc.plugin.convention import UnitConversion
        >>> table = UnitTable({("CREAT", "mg/dL"): UnitConversion("mmol/L", Decimal("0.0884"))})
        >>> standard_text("<0.5", None, "mg/dL", "CREAT", numbers=NumberConvention(), units=table)
        '<0.0442'

    """
    if number is not None:
        return plain(number)
    limit = limit_of(value)
    if limit is not None:
        conversion = conversion_for(test, unit, units)
        return limit.sign + plain(converted(read_number(limit.text, numbers), conversion))
    return None if _is_number(value, numbers) else value.strip() or None


def _is_number(value: str, numbers: NumberConvention) -> bool:
    """Say whether a text is a number, or is meant as one: digits with decimal signs and blanks, and nothing else."""
    if has_no_number(value, numbers):
        return False
    if _MEANT_AS_NUMBER.fullmatch(value.strip()):
        return True
    try:
        read_number(value, numbers)
    except Refused:
        return False
    return True

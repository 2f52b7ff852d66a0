"""The standard result is the original one converted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.plugin.convention import UnitConversion
from nec_cdisc.records.results import decimals
from nec_cdisc.records.table import Records
from nec_cdisc.standard.model import Standard

#: How far, relatively, the factors of two tables of conversions may lie apart.
APART = 0.02


@check("LAB108", Level.ERROR, each=("LBTESTCD", "LBORRES", "LBORRESU", "LBSTRESN", "LBSTRESU"))
def lb_conversion(records: Records, standard: Standard) -> Iterator[Found]:
    """A standard result in another unit is the original one times the factor between the two units.

    Why: A wrong factor moves each result of a laboratory, often by ten, and with it ranges and grades.
    Do: Convert the result anew, by the units of the source.
    Source: the table of unit conversions (specs/units), from molar masses and SI.
    """
    kinds = records.group("LBTESTCD", "LBORRESU", "LBSTRESU")
    _, rows = np.unique(kinds, return_index=True)
    factors = np.full(int(kinds.max()) + 1, np.nan)
    names = ("LBTESTCD", "LBORRESU", "LBSTRESU")
    columns = [records.text(name).take(rows).to_list() for name in names]
    for row, test, unit, target in zip(rows.tolist(), *columns, strict=True):
        factors[kinds[row]] = _factor(standard, str(test or ""), str(unit or ""), str(target or ""))
    factor = factors[kinds]
    result, told = records.number("LBORRES"), records.number("LBSTRESN")
    expected = result * factor
    slack = 0.5 * 10.0 ** -decimals(records, "LBSTRESN").astype(float) + APART * np.abs(expected)
    wrong = np.isfinite(expected) & np.isfinite(told) & (np.abs(told - expected) > slack)
    says = "{LBORRES} {LBORRESU} of {LBTESTCD} is {expected} {LBSTRESU}, not {LBSTRESN}"
    yield records.found(wrong, says, "LBSTRESN", "LBORRES", "LBORRESU", "LBSTRESU", said={"expected": expected})


def _factor(standard: Standard, test: str, unit: str, target: str) -> float:
    """Return the factor between two units of a test, NaN where it is not known or they are the same."""
    if not unit or not target or unit == target:
        return np.nan
    one, other = (_conversion(standard, test, name) for name in (unit, target))
    if one is None or other is None or one.standard_unit != other.standard_unit or one.zero or other.zero:
        return np.nan
    return float(one.factor / other.factor)


def _conversion(standard: Standard, test: str, unit: str) -> UnitConversion | None:
    plain = standard.spellings.get(unit, unit)
    for key in ((test, unit), (test, plain), ("*", unit), ("*", plain)):
        if key in standard.units.conversions:
            return standard.units.conversions[key]
    return None

"""Lengths, weights and temperatures are converted into the standard unit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.results import Numbers, decimals
from nec_cdisc.records.table import Records

#: What each unit is in the first one of its kind: a factor, and what is added to it.
KINDS = (
    {"mm": (1.0, 0.0), "cm": (10.0, 0.0), "m": (1000.0, 0.0), "in": (25.4, 0.0)},
    {"g": (1.0, 0.0), "kg": (1000.0, 0.0), "lb": (453.59237, 0.0)},
    {"c": (1.0, 0.0), "f": (5 / 9, -160 / 9), "k": (1.0, -273.15)},
)
#: How far, relatively, a result may lie from the converted one that was rounded on the way.
APART = 0.01


@check("GEN154", Level.ERROR, each=("--TESTCD", "--ORRES", "--ORRESU", "--STRESN", "--STRESU"))
def measure_converted(records: Records) -> Iterator[Found]:
    """A length, weight or temperature in another unit is converted into the standard unit.

    Why: A lesion of 3 cm that stands as 3 mm, or pounds as kilograms, is a wrong sum, dose or change.
    Do: Ask the site for the unit, or derive the standard result from the original one anew.
    Source: SDTMIG 3.4, section 4.5.1 on original and standardized results; definitions of the units.
    """
    factor, added = _conversions(records)
    result, told = records.number("--ORRES"), records.number("--STRESN")
    expected = result * factor + added
    slack = 0.5 * 10.0 ** -decimals(records, "--STRESN").astype(float) + APART * np.abs(expected)
    wrong = np.isfinite(expected) & np.isfinite(told) & (np.abs(told - expected) > slack)
    says = "{--ORRES} {--ORRESU} is {expected} {--STRESU}, not {--STRESN}"
    yield records.found(wrong, says, "--STRESN", "--ORRES", "--ORRESU", "--STRESU", said={"expected": expected})


def _conversions(records: Records) -> tuple[Numbers, Numbers]:
    """Return for each record the factor between its two units and what is added, NaN where there is none."""
    group = records.group("--ORRESU", "--STRESU")
    _, rows = np.unique(group, return_index=True)
    units = zip(*(records.text(name).take(rows).to_list() for name in ("--ORRESU", "--STRESU")), strict=True)
    table = np.array([_conversion(str(one or ""), str(other or "")) for one, other in units]).reshape(-1, 2)
    factor, added = table[group].T
    return factor, added


def _conversion(unit: str, target: str) -> tuple[float, float]:
    one, other = unit.casefold(), target.casefold()
    kind = next((kind for kind in KINDS if one in kind and other in kind), None)
    if kind is None or one == other:
        return np.nan, np.nan
    (factor, added), (divisor, offset) = kind[one], kind[other]
    return factor / divisor, (added - offset) / divisor

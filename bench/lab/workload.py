"""The facts of the laboratory workload: its tests, its visits, and the unit table that all programs use."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
STUDY = "ONC-01"
#: Days of the reference period behind the first dose: treatment lasts from study day 1 to study day 127.
TREATMENT_DAYS = 126
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True, slots=True)
class Test:
    """A laboratory test: its name in the export, what it is in SDTM, its units and its reference range.

    ``other_unit`` is what sites with conventional units report, blank for a test that all report alike, and ``factor``
    leads from there to ``unit``. The range is in ``unit``.
    """

    name: str
    code: str
    decode: str
    category: str
    unit: str
    other_unit: str
    factor: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit: its name in the export, VISIT, VISITNUM, and its planned day counted from the first dose."""

    name: str
    visit: str
    number: int
    day: int


def tests() -> tuple[Test, ...]:
    """Return the tests in the order of the form."""
    factors = _factors()
    return tuple(
        Test(
            row["name"],
            row["code"],
            row["decode"],
            row["category"],
            row["unit"],
            row["other_unit"],
            factors[row["code"], row["other_unit"]] if row["other_unit"] else 1.0,
            float(row["low"]),
            float(row["high"]),
        )
        for row in _rows(HERE / "tests.csv")
    )


def visits() -> tuple[Visit, ...]:
    """Return the visits in the order of the protocol."""
    return tuple(
        Visit(row["name"], row["visit"], int(row["number"]), int(row["day"])) for row in _rows(HERE / "visits.csv")
    )


def _factors() -> dict[tuple[str, str], float]:
    """Return the factor by test and unit: the packaged unit table, the workload's own lines over it."""
    packaged = HERE.parents[1] / "specs" / "units" / "conversions.csv"
    own = HERE / "specs" / "units" / "conversions.csv"
    return {(row["test"], row["unit"]): float(row["factor"]) for path in (packaged, own) for row in _rows(path)}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

"""Writes the raw export of the laboratory workload: ``raw/dm.csv`` and ``raw/lb.csv``.

Each subject has 200 results, 20 tests at 10 visits. Every second subject belongs to a laboratory with conventional
units. About 1 in 100 dates after the first dose has no day (``UN-JAN-2024``), 1 in 100 results is below a limit
(``<3.9``), 1 in 200 was not done (``ND``). Same number of rows, same bytes.

Usage: ``python bench/lab/generate.py ROWS FOLDER``.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lab.workload import MONTHS, STUDY, TREATMENT_DAYS, Test, Visit, tests, visits

ROWS_PER_SUBJECT = 200
SITES = 40
LB_COLUMNS = "STUDY,SITE,SUBJ,VISIT,LBDAT,LBTIM,TEST,RESULT,UNIT,REFLO,REFHI"
DM_COLUMNS = "STUDY,SITE,SUBJ,SEX,AGE,RACE,COUNTRY,ARM,FIRSTDOSE,LASTDOSE,CONSENT"
RACES = ("White", "Asian", "Black or African American")
UNKNOWN_DAY = 0.01
NOT_DONE = 0.005
BELOW_LIMIT = 0.01


def generate(rows: int, folder: Path) -> None:
    """Write the export of so many results to ``folder/raw``."""
    raw = folder / "raw"
    raw.mkdir(parents=True, exist_ok=True)
    draw = random.Random(20_140_415)  # noqa: S311 - synthetic data
    subjects = [_subject(draw, number) for number in range(-(-rows // ROWS_PER_SUBJECT))]
    with (raw / "dm.csv").open("w", encoding="ascii", newline="") as file:
        file.write(f"{DM_COLUMNS}\n")
        file.writelines(f"{line}\n" for line, _ in subjects)
    with (raw / "lb.csv").open("w", encoding="ascii", newline="") as file:
        file.write(f"{LB_COLUMNS}\n")
        file.writelines(islice(_results(draw, [dose for _, dose in subjects]), rows))


def _subject(draw: random.Random, number: int) -> tuple[str, date]:
    """Return the demographic record of a subject and its first dose."""
    dose = date(2022, 1, 3) + timedelta(days=draw.randrange(600))
    drawn = (
        draw.choice(("Male", "Female")),
        str(draw.randrange(25, 85)),
        draw.choice(RACES),
        "USA",
        draw.choice(("Drug A", "Placebo")),
    )
    days = (dose, dose + timedelta(days=TREATMENT_DAYS), dose - timedelta(days=draw.randrange(15, 29)))
    return ",".join((_identity(number), *drawn, *map(_written, days))), dose


def _identity(number: int) -> str:
    return f"{STUDY},{101 + number % SITES},{number + 1:05}"


def _results(draw: random.Random, doses: list[date]) -> Iterator[str]:
    """Yield the laboratory records, subject by subject, visit by visit."""
    panels = [[_Kind.of(test, conventional=odd) for test in tests()] for odd in (False, True)]
    for number, dose in enumerate(doses):
        for visit in visits():
            start = f"{_identity(number)},{visit.name},{_collected(draw, dose, visit)}"
            for kind in panels[number % 2]:
                yield f"{start},{kind.name},{kind.result(draw)},{kind.end}\n"


def _collected(draw: random.Random, dose: date, visit: Visit) -> str:
    """Return date and time of a visit's sample, as the form shows them."""
    late = draw.randrange(-2, 3) if visit.day > 0 else 0
    written = _written(dose + timedelta(days=visit.day + late))
    if visit.day > 0 and draw.random() < UNKNOWN_DAY:
        written = f"UN{written[2:]}"
    return f"{written},{draw.randrange(7, 12):02}:{draw.randrange(60):02}"


def _written(day: date) -> str:
    return f"{day.day:02}-{MONTHS[day.month - 1]}-{day.year}"


class _Kind:
    """The results of one test at laboratories with the same units."""

    def __init__(self, name: str, unit: str, low: float, high: float) -> None:
        """Prepare what all results have in common."""
        self.name = name
        self.end = f"{unit},{low:.4g},{high:.4g}"
        self._limit = f"<{low:.3g}"
        self._lowest = 0.7 * low
        self._width = 1.3 * high - self._lowest

    @classmethod
    def of(cls, test: Test, *, conventional: bool) -> _Kind:
        """Return the results of a test, where there are two systems in the conventional one or in the standard one."""
        if not conventional or not test.other_unit:
            return cls(test.name, test.unit, test.low, test.high)
        return cls(test.name, test.other_unit, test.low / test.factor, test.high / test.factor)

    def result(self, draw: random.Random) -> str:
        """Return a result as reported."""
        chance = draw.random()
        if chance < NOT_DONE:
            return "ND"
        if chance < NOT_DONE + BELOW_LIMIT:
            return self._limit
        return f"{self._lowest + self._width * draw.random():.4g}"


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))

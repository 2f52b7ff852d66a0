"""What was worked out by hand for analysis datasets of the demo, and how cells are compared with it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.adam.analysed import Record

TESTS = Path(__file__).parents[1]


def by_hand(dataset: str) -> list[Record]:
    """Return the records that were written before the first run."""
    with (TESTS / "golden" / "adam" / f"{dataset.lower()}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def short(text: str) -> str:
    """Return a cell as it is compared: a number with four decimals, any other text as it stands."""
    try:
        return f"{float(text):.4f}"
    except ValueError:
        return text


def assert_as_by_hand(dataset: str, analysis_of_demo: Callable[[str], list[Record]]) -> None:
    """Compare all records of the subjects that were worked out, no record more or less."""
    wanted = by_hand(dataset)
    subjects, names = {row["USUBJID"] for row in wanted}, list(wanted[0])
    got = [row for row in analysis_of_demo(dataset) if row["USUBJID"] in subjects]
    assert _cells(got, names) == _cells(wanted, names)


def _cells(records: Sequence[Record], names: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(short(row[name]) for name in names) for row in records)

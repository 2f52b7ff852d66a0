"""Compares our laboratory dataset with a rival's, cell by cell; every difference must have its explanation.

Records are paired by subject, test and visit, so LBSEQ is compared like any other variable. Usage:
``python bench/compare.py OURS.xpt RIVAL.xpt NAME_OF_RIVAL`` prints the result as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from difference import Difference

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.xpt import frame
from nec_cdisc.xpt.read import read

KEY = ("USUBJID", "VISITNUM", "LBTESTCD")
#: The columns that an explanation may look at beside the cell.
SHOWN = ("LBORRES", "LBORRESU", "LBSTRESU", "LBDTC")
EXAMPLES = 3
MONTH = len("2024-01")
#: Half a unit of the fourth decimal (ours), half a unit of the sixth digit (theirs), and a factor with six digits.
DECIMAL, DIGIT = 5e-5, 5.5e-6

Value = str | float | None
Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why cells of some variables may differ, and whether two cells differ in that way."""

    variables: tuple[str, ...]
    why: str
    holds: Callable[[Value, Value, Row], bool]
    rivals: tuple[str, ...] = ("yamaa", "pharmaskills")


def _limit_converted(ours: Value, theirs: Value, row: Row) -> bool:
    limit = str(row["LBORRES"])
    return limit[0] == "<" and theirs == limit and str(ours)[0] == "<" and row["LBORRESU"] != row["LBSTRESU"]


def _limit_decides(ours: Value, theirs: Value, row: Row) -> bool:
    return str(row["LBORRES"])[0] == "<" and theirs is None and ours == "LOW"


def _month_decides(ours: Value, theirs: Value, row: Row) -> bool:
    return len(str(row["LBDTC"])) == MONTH and theirs is None and ours is not None


def _six_digits(ours: Value, theirs: Value, _: Row) -> bool:
    try:
        one, other = float(ours or "nan"), float(theirs or "nan")
    except ValueError:
        return False
    return abs(one - other) <= DECIMAL + DIGIT * abs(one)


EXPLANATIONS = (
    Explanation(
        ("LBSTRESC",),
        "`<x` in conventional units: ours converts the limit to the standard unit that LBSTRESU names, the rival's "
        "text stays in the collected unit",
        _limit_converted,
    ),
    Explanation(
        ("LBNRIND",),
        "`<x` at or below the lower limit of the range: ours says LOW, the rival leaves it blank",
        _limit_decides,
    ),
    Explanation(
        ("EPOCH",),
        "date without day, but the whole month lies in one epoch: ours names it, the rival leaves it blank",
        _month_decides,
    ),
    Explanation(
        ("LBSTRESC", "LBSTRESN", "LBSTNRLO", "LBSTNRHI"),
        "the rival rounds to six significant digits, which a study cannot change; ours to four decimals",
        _six_digits,
        ("pharmaskills",),
    ),
)


def compare(ours: Dataset, theirs: Dataset, rival: str) -> list[Difference]:
    """Return the differences by variable and reason. Raises ``ValueError`` where records cannot be paired."""
    if list(ours.frame.columns) != list(theirs.frame.columns):
        message = f"other variables: {sorted(set(ours.frame.columns) ^ set(theirs.frame.columns))} or another order"
        raise ValueError(message)
    if len(ours.frame) != len(theirs.frame):
        message = f"{len(ours.frame)} records of ours, {len(theirs.frame)} of {rival}"
        raise ValueError(message)
    one, other = _paired(ours), _paired(theirs)
    shown = {name: one[name] for name in SHOWN}
    found: list[Difference] = []
    for name in one:
        found += _differences(name, one[name], other[name], shown, rival)
    return found


def _paired(dataset: Dataset) -> dict[str, Encoded]:
    """Return the columns with their records in the order of the key."""
    columns = {name: _encoded(dataset, name) for name in dataset.frame.columns}
    order = np.lexsort([columns[name].ranks() for name in reversed(KEY)])
    return {name: column.take(order) for name, column in columns.items()}


def _encoded(dataset: Dataset, name: str) -> Encoded:
    if dataset.frame[name].dtype == "category":
        return dataset.column(name)
    values, codes = np.unique(dataset.frame[name].to_numpy(), return_inverse=True)
    missing = np.isnan(values)
    return Encoded(np.where(missing[codes], -1, codes).astype(np.int32), values[~missing].tolist())


def _differences(name: str, ours: Encoded, theirs: Encoded, shown: dict[str, Encoded], rival: str) -> list[Difference]:
    number = {value: position for position, value in enumerate(ours.values)}
    same = np.array([*(number.get(value, -2) for value in theirs.values), -1])
    rows = np.flatnonzero(ours.codes != same[theirs.codes])
    known = [item for item in EXPLANATIONS if name in item.variables and rival in item.rivals]
    found: dict[str, Difference] = {}
    for one, other, row in _cells(ours, theirs, shown, rows):
        why = next((item.why for item in known if item.holds(one, other, row)), "")
        difference = found.setdefault(why, Difference(name, why))
        difference.cells += 1
        if len(difference.examples) < EXAMPLES:
            difference.examples.append(f"{one} / {other} (collected: {row['LBORRES']}, {row['LBDTC']})")
    return list(found.values())


def _cells(
    ours: Encoded, theirs: Encoded, shown: dict[str, Encoded], rows: np.ndarray
) -> Iterator[tuple[Value, Value, Row]]:
    beside = [column.take(rows).to_list() for column in shown.values()]
    for one, other, *cells in zip(ours.take(rows).to_list(), theirs.take(rows).to_list(), *beside, strict=True):
        yield one, other, dict(zip(shown, cells, strict=True))


def main() -> None:
    """Compare two files and print the result."""
    one, other = (frame.dataset(read(Path(path))[0]) for path in sys.argv[1:3])
    records, variables = one.frame.shape
    found = compare(one, other, sys.argv[3])
    sys.stdout.write(json.dumps({"cells": records * variables, "differences": [asdict(item) for item in found]}))


if __name__ == "__main__":
    main()

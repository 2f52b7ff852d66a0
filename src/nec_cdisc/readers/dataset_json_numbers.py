"""From a column of Dataset-JSON, read as text, to numbers: those written as such, and dates that SAS counts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers.dataset_json_header import JsonColumn
from nec_cdisc.readers.raw_file import counted, shortened
from nec_cdisc.rules.sas_date import is_complete, sas_number


def is_number(column: JsonColumn) -> bool:
    """Say whether the values of a column are numbers for who works with them."""
    return column.numeric or column.counted


def as_numbers(
    texts: Encoded, column: JsonColumn, name: str, rows: NDArray[np.int64]
) -> tuple[NDArray[np.float64], list[Problem]]:
    """Return a column as numbers, NaN where it is missing; dates and times as the days and seconds of SAS.

    A text that is no complete date or time of its type is missing and told (RAW145). ``rows`` are the numbers of the
    records, and ``name`` is what problems call the file.
    """
    if not column.counted:
        return np.array([*(float(value) for value in texts.values), np.nan])[texts.codes], []
    numbers = [_counted(value, column.type) for value in texts.values]
    problems = [
        _unusable(name, column, value, rows[texts.codes == code].tolist())
        for code, (value, number) in enumerate(zip(texts.values, numbers, strict=True))
        if number is None
    ]
    table = np.array([*(np.nan if number is None else number for number in numbers), np.nan])
    return table[texts.codes], [problem for problem in problems if problem.cells is not None and problem.cells.rows]


def _counted(text: str, kind: str) -> float | None:
    """Return the number by which SAS holds a date, date-time or time; ``None`` for a text that is none, or partial."""
    return sas_number(text, kind) if is_complete(text, kind) else None


def _unusable(name: str, column: JsonColumn, value: str, rows: list[int]) -> Problem:
    message = f"{column.name} of {name} holds {shortened(value)}, which is no {column.type} that SAS can count, in "
    cells = Cells(name, tuple(rows), column.name, value)
    return Problem("RAW145", message + f"{counted(len(rows), 'record')}.", cells=cells)

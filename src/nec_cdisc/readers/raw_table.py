"""From columns of text to the dataset that a reader gives, by rules that hold for every format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plugin.reader import Reading, Unread
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers.blank_cells import blank_is_missing
from nec_cdisc.readers.headings import Headings
from nec_cdisc.readers.raw_file import counted, listed

#: What tells of cells that are left blank although they hold something: error values and formulas without a value in
#: workbooks, numbers in SAS files that are no date, values of another type than their column in Dataset-JSON. Special
#: missing values (RAW133) are blank.
LEFT_BLANK = ("RAW123", "RAW124", "RAW134", "RAW145")


def reading(
    name: str,
    heads: Headings,
    columns: Iterable[Encoded],
    rows: NDArray[np.int64],
    problems: Sequence[Problem] = (),
    blank: Sequence[int] = (),
    unread: Sequence[Unread] = (),
) -> Reading:
    """Return the reading of a raw file from its text columns.

    ``columns`` stand in the order of ``heads.names``; ``rows`` are the record numbers as a spreadsheet shows
    them, ``blank`` those of rows left out already because they are blank. Left out are columns without a name
    (RAW112 where they hold values, RAW113 where not) and rows that hold no value at all (RAW114), which are
    no records. ``unread`` are the cells that the format itself cannot give to any record.
    """
    named: dict[str, Encoded] = {}
    nameless: list[tuple[int, Encoded]] = []
    apart = [*unread, *_left_blank(problems)]
    filled = np.zeros(len(rows), bool)
    for position, column in enumerate(map(blank_is_missing, columns)):
        if not filled.all():
            filled |= column.codes >= 0
        heading = heads.names[position]
        if heading is not None:
            named[heading] = column
        elif position not in heads.repeated:
            nameless.append((position, column))
        if heading is None and (heads.problems or position not in heads.repeated):
            code = "RAW111" if position in heads.repeated else "RAW112"
            apart.append(Unread(code, f"column {position + 1}", rows[column.codes >= 0].tolist()))
    seen = [*heads.problems, *problems, *_nameless(name, nameless, rows)]
    empty = sorted([*blank, *rows[~filled].tolist()])
    if empty:
        message = f"{counted(len(empty), 'row')} of {name} without any value left out: {listed(empty)}."
        seen.append(Problem("RAW114", message, cells=Cells(name, tuple(empty))))
        apart.append(Unread("RAW114", None, (), empty))
    return Reading(_dataset(name, named, rows, filled), tuple(seen), tuple(apart))


def _dataset(name: str, named: Mapping[str, Encoded], rows: NDArray[np.int64], filled: NDArray[np.bool_]) -> Dataset:
    """Return the records of a file: its rows that hold a value."""
    if not filled.all():
        named = {heading: column.take(filled) for heading, column in named.items()}
        rows = rows[filled]
    return Dataset(name, dict(named), rows=rows)


def _left_blank(problems: Sequence[Problem]) -> list[Unread]:
    """Return the cells that hold something which no text stands for."""
    told = [(item.code, item.cells) for item in problems if item.code in LEFT_BLANK]
    return [Unread(code, cells.column, cells.rows) for code, cells in told if cells is not None]


def _nameless(name: str, columns: Sequence[tuple[int, Encoded]], rows: NDArray[np.int64]) -> list[Problem]:
    """Tell of the columns without a name: those with values, and those without any."""
    holding = [position + 1 for position, column in columns if not column.missing().all()]
    hollow = [position + 1 for position, column in columns if column.missing().all()]
    problems = []
    if holding:
        filled = np.logical_or.reduce([~column.missing() for _, column in columns])
        message = f"{counted(len(holding), 'column')} of {name} without a name in row 1 hold values: {listed(holding)}."
        problems.append(Problem("RAW112", message, cells=Cells(name, tuple(rows[filled].tolist()))))
    if hollow:
        message = f"{counted(len(hollow), 'column')} of {name} without name and values left out: {listed(hollow)}."
        problems.append(Problem("RAW113", message, cells=Cells(name, (1,))))
    return problems

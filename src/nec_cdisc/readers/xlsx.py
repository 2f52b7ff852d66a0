"""Reads workbooks: the stored values of one sheet, typed cells as text by one rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.reader import FileOptions, Reading
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers.headings import Headings, of_row
from nec_cdisc.readers.raw_file import counted, listed, refuse
from nec_cdisc.readers.raw_table import reading
from nec_cdisc.readers.typed_cells import text_of
from nec_cdisc.readers.workbook import Sheet, opened, shown_by

SUFFIXES = (".xlsx", ".xlsm")
#: A cell whose value is an error (``#REF!``, ``#N/A``), and one whose value is a date or time.
_ERROR, _DATE = "e", "d"
Errors = dict[tuple[int, str], list[int]]


def headers(path: Path, options: FileOptions, name: str | None = None) -> list[str]:
    """Return the column names of a sheet; reads its first row only.

    Raises:
        Unreadable: where the workbook or the sheet cannot be used at all.

    """
    return headings(path, name or path.name, options).read


def headings(path: Path, name: str, options: FileOptions) -> Headings:
    """Return the columns of a sheet; reads its first row only.

    Raises:
        Unreadable: where the workbook or the sheet cannot be used at all.

    """
    with opened(path, name, options.sheet) as sheet:
        return _headings(sheet.rows(), name)


def read(path: Path, name: str, options: FileOptions) -> Reading:
    """Return the records of a sheet: the one named, else the first one that is not hidden.

    Row 1 names the columns. Numbers, dates, times and truth values become text by the rule of typed cells; cells
    formatted as text stay as typed. Of a formula the stored value is read; one without is an error (RAW124), and an
    error value (``#REF!``) is a query (RAW123). Hidden rows and columns are read like any other. Of merged cells only
    the first one holds the value (RAW125).

    Raises:
        Unreadable: where the workbook or the sheet cannot be used at all.

    """
    errors: Errors = {}
    with opened(path, name, options.sheet) as sheet:
        rows = sheet.rows()
        heads = _headings(rows, name)
        table = [_texts(row, number, errors) for number, row in enumerate(rows, start=2)]
        problems = [*_unread(sheet, name, options), *_merged(sheet, name), *_uncalculated(sheet, name, heads)]
    width = max([len(heads.names), *map(len, table)])
    wide = Headings(heads.names + (None,) * (width - len(heads.names)), heads.repeated, heads.problems)
    columns = (encode([row[place] if place < len(row) else None for row in table]) for place in range(width))
    problems += _errors(errors, wide, name)
    return reading(name, wide, columns, np.arange(2, len(table) + 2, dtype=np.int64), problems)


def _headings(rows: Iterator[Sequence[Any]], name: str) -> Headings:
    first = next(rows, None)
    if first is None:
        refuse("RAW106", f"{name} is empty: the sheet has not even a header row.", name)
    return of_row(_texts(first, 1, None), name)


def _texts(row: Sequence[Any], number: int, errors: Errors | None) -> list[str | None]:
    """Return the cells of a row as text; error values are collected and left blank."""
    texts: list[str | None] = []
    for place, cell in enumerate(row):
        value = cell.value
        if cell.data_type == _DATE:
            value = text_of(value, shown_by(cell.number_format))
        elif cell.data_type == _ERROR and errors is not None:
            errors.setdefault((place, str(value)), []).append(number)
            value = None
        texts.append(value if value is None or isinstance(value, str) else text_of(value))
    return texts


def _errors(errors: Errors, heads: Headings, name: str) -> list[Problem]:
    problems = []
    for (place, value), rows in sorted(errors.items()):
        column = heads.names[place]
        addresses = listed([address(place, row) for row in rows])
        message = f"{counted(len(rows), 'cell')} of {name} left blank for the error value {value}: {addresses}."
        problems.append(Problem("RAW123", message, cells=Cells(name, tuple(rows), column, value)))
    return problems


def _uncalculated(sheet: Sheet, name: str, heads: Headings) -> list[Problem]:
    """Tell of formulas without a stored value, column by column."""
    found: dict[int, list[int]] = {}
    for row, place in sheet.uncalculated():
        found.setdefault(place, []).append(row)
    problems = []
    for place, rows in sorted(found.items()):
        column = heads.names[place] if place < len(heads.names) else None
        addresses = listed([address(place, row) for row in rows])
        formulas = counted(len(rows), "formula")
        message = f"{formulas} of {name} without a stored value: {addresses}."
        problems.append(Problem("RAW124", message, cells=Cells(name, tuple(rows), column)))
    return problems


def _merged(sheet: Sheet, name: str) -> list[Problem]:
    merged = sheet.merged()
    if not merged:
        return []
    message = f"Sheet {sheet.title!r} of {name} has merged cells: {listed(merged)}."
    return [Problem("RAW125", message, cells=Cells(name))]


def _unread(sheet: Sheet, name: str, options: FileOptions) -> list[Problem]:
    if options.sheet is not None or not sheet.others:
        return []
    others = listed([repr(other) for other in sheet.others])
    message = f"Of {name} the sheet {sheet.title!r} is read; not read: {others}."
    return [Problem("RAW126", message, cells=Cells(name))]


def address(place: int, row: int) -> str:
    """Return the address of a cell as a spreadsheet shows it: column 0 of row 2 is ``A2``."""
    letters = ""
    number = place + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"

"""Reads one specification file: a CSV whose columns, words and numbers are checked cell by cell."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from nec_cdisc.problem import Place, Problem

#: The largest specification file, in bytes; all controlled terminology of NCI together has 12 MB.
SIZE_LIMIT = 50_000_000
#: Digits of the longest number: an exact factor of a unit has fewer; more would make numbers of a million digits.
LONGEST_NUMBER = 40
#: Digits of the largest count, such as an order or a number of decimals.
LONGEST_COUNT = 6
_PLAIN = re.compile(r"\w+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a specification file.

    ``filled`` cells may not be blank; ``words`` are the only texts allowed, where there are any; ``number`` is
    ``count`` (a whole number from 0 on) or ``factor`` (a decimal above 0); ``limit`` is the longest text.
    ``plain`` texts become names of files: they hold letters, digits and underscores alone.
    """

    name: str
    filled: bool = False
    words: tuple[str, ...] = ()
    number: str | None = None
    limit: int | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The columns of a kind of specification file, and the ones that identify a row."""

    columns: tuple[Column, ...]
    key: tuple[str, ...]


@dataclass(slots=True)  # not frozen: that makes each of 20,000 rows take three times as long
class Row:
    """A row: its cells by column, and where it stands."""

    cells: dict[str, str]
    file: str
    line: int

    def __getitem__(self, column: str) -> str:
        """Return the cell of a column, ``""`` where it is blank."""
        return self.cells[column]

    def problem(self, code: str, message: str) -> Problem:
        """Return a problem at this row."""
        return Problem(code, message, Place(self.file, self.line))


Rows = dict[tuple[str, ...], Row]


def read(path: Path, file: str, form: Form) -> tuple[Rows, list[Problem]]:
    """Return the rows of a file by key, and its problems; a row with a problem is left out.

    ``file`` is what problems call the file. Codes: STD101 to STD106, STD109, STD110.
    """
    try:
        if path.stat().st_size > SIZE_LIMIT:
            return {}, [Problem("STD101", f"{file} is larger than {SIZE_LIMIT // 1_000_000} MB.", Place(file))]
        with path.open(encoding="utf-8-sig", newline="") as stream:
            lines = list(_lines(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return {}, [Problem("STD101", f"{file} cannot be read as CSV in UTF-8: {_reason(error)}.", Place(file))]
    if not lines:
        return {}, [Problem("STD101", f"{file} is empty; it needs a header line.", Place(file))]
    (first, header), *records = lines
    problems = _check_header(header, form, Place(file, first))
    if problems:
        return {}, problems
    held = []
    for line, record in records:
        if len(record) == len(header):
            held.append(Row(dict(zip(header, map(str.strip, record), strict=True)), file, line))
        else:
            message = f"The row has {len(record)} cells, the header {len(header)}."
            problems.append(Problem("STD101", message, Place(file, line)))
    rows, found = _by_key(held, form)
    return rows, [*problems, *found]


def _by_key(held: Sequence[Row], form: Form) -> tuple[Rows, list[Problem]]:
    """Return the rows by key, and what is wrong with them; a file without fault is looked at column by column."""
    rows: Rows = {}
    problems: list[Problem] = []
    faultless = all(_is_faultless([row.cells[column.name] for row in held], column) for column in form.columns)
    for row in held:
        key = tuple([row.cells[name] for name in form.key])
        found = [] if faultless and key not in rows else _check_row(row, form, rows)
        if found:
            problems += found
        else:
            rows[key] = row
    return rows, problems


def _is_faultless(cells: Sequence[str], column: Column) -> bool:
    distinct = set(cells)
    if "" in distinct and column.filled:
        return False
    distinct.discard("")
    if not (column.plain or column.words or column.number or column.limit):
        return True
    return all(_check_cell(Row({column.name: cell}, "", 0), column) is None for cell in distinct)


def _reason(fault: Exception) -> str:
    """Return what is wrong, without the path of this machine."""
    return fault.strerror or "it cannot be opened" if isinstance(fault, OSError) else str(fault)


def _lines(stream: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it starts on; a quoted cell may run over several lines."""
    reader = csv.reader(stream, strict=True)
    start = 1
    for record in reader:
        if record:
            yield start, record
        start = reader.line_num + 1


def _check_header(header: list[str], form: Form, place: Place) -> list[Problem]:
    known = [column.name for column in form.columns]
    problems = [
        Problem("STD102", f"No column is called {name!r}; the columns are {', '.join(known)}.", place)
        for name in header
        if name not in known
    ]
    problems += [Problem("STD103", f"The column {name!r} is missing.", place) for name in known if name not in header]
    problems += [
        Problem("STD104", f"The column {name!r} stands twice.", place) for name in known if header.count(name) > 1
    ]
    return problems


def _check_row(row: Row, form: Form, before: Rows) -> list[Problem]:
    problems = [problem for column in form.columns if (problem := _check_cell(row, column))]
    key = tuple(row[name] for name in form.key)
    if not problems and key in before:
        said = " ".join(part for part in key if part)
        problems.append(row.problem("STD104", f"{said!r} stands in line {before[key].line} already."))
    return problems


def _check_cell(row: Row, column: Column) -> Problem | None:
    cell = row[column.name]
    if not cell:
        return row.problem("STD109", f"The cell under {column.name!r} is empty.") if column.filled else None
    if column.plain and not _PLAIN.fullmatch(cell):
        return row.problem("STD106", f"{column.name} is {cell!r}; it may hold letters, digits and underscores.")
    if column.words and cell not in column.words:
        return row.problem("STD106", f"{column.name} is {cell!r}; it may be {', '.join(column.words)}.")
    if column.number and not _is_number(cell, column.number):
        return row.problem("STD105", f"{column.name} is {cell!r}, which is no {_KINDS[column.number]}.")
    if column.limit and len(cell) > column.limit:
        message = f"{cell!r} has {len(cell)} characters; {column.name} may have {column.limit}."
        return row.problem("STD110", message)
    return None


_KINDS = {"count": "whole number", "factor": "decimal number above zero"}


def _is_number(cell: str, kind: str) -> bool:
    if not cell.isascii() or "_" in cell:
        return False  # Python would read both; a spreadsheet and a reviewer would not
    if len(cell) > LONGEST_NUMBER:
        return False
    if kind == "count":
        return cell.isdigit() and len(cell) <= LONGEST_COUNT
    try:
        number = Decimal(cell)
    except InvalidOperation:
        return False
    return number.is_finite() and number > 0 and abs(number.adjusted()) <= LONGEST_NUMBER

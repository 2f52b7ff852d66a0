"""Loads an authored CSV register, such as approved corrections, with the place of every cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.nearest import nearest
from nec_cdisc.source.text_file import read_text

_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of a register: the text of each column as typed (``None``: blank) and where row and cells stand."""

    values: Mapping[str, str | None]
    place: Place
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A register. ``columns`` are those of the file, in its order; with any problem in the header ``rows`` is empty."""

    name: str
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    text: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    place: Place


def load_csv(path: Path, name: str, required: Sequence[str], optional: Sequence[str] = ()) -> Table:
    """Return the rows of an authored CSV file; never raises for a fault of the file.

    The first line names the columns, spelled exactly, in any order. The separator is the comma, semicolon or tab that
    the header uses. Rows without any content, as spreadsheets leave them, are passed over; a row that does not fit the
    header is a problem and is left out. Cells are never stripped or converted.
    """
    source = read_text(path, name)
    if source.problem:
        return Table(name, text=source.lines, problems=(source.problem,))
    try:
        records = list(_records(source.text, name))
    except _Broken as fault:
        return Table(name, text=source.lines, problems=(fault.problem,))
    if not records:
        empty = Problem("SRC105", f"{name} has no column names", Place(name, 1, 1))
        return Table(name, text=source.lines, problems=(empty,))
    header = records[0]
    faults = [*_header_faults(header, required, optional), *_missing(header, required, name)]
    columns = tuple(cell.text for cell in header)
    if faults:
        return Table(name, columns, text=source.lines, problems=tuple(faults))
    rows, problems = _rows(records[1:], columns)
    return Table(name, columns, rows, source.lines, problems)


class _Broken(Exception):
    """The quotes of the file do not fit."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def _records(text: str, name: str) -> Iterator[list[_Cell]]:
    """Yield the records with content; the standard library's reader tells no columns and lets open quotes pass."""
    separator = _separator(text)
    cell = re.compile(rf'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^"{separator}\r\n][^{separator}\r\n]*)?)')
    end = re.compile(rf"{separator}|\r\n|\r|\n|\Z")
    record: list[_Cell] = []
    position, line, start = 0, 1, 0
    while True:
        place = Place(name, line, position - start + 1)
        found = cell.match(text, position)
        stop = end.match(text, found.end()) if found else None
        if found is None or stop is None:
            raise _Broken(_quote_problem(text, position, place))
        quoted, plain = found.group("quoted", "plain")
        record.append(_Cell((plain or "") if quoted is None else quoted.replace('""', '"'), place))
        position = stop.end()
        breaks = list(re.finditer(r"\r\n|\r|\n", text[found.start() : position]))
        if breaks:
            line, start = line + len(breaks), found.start() + breaks[-1].end()
        if stop.group() != separator:
            if any(item.text.strip() for item in record):
                yield record
            record = []
            if stop.end() == len(text):
                return


def _separator(text: str) -> str:
    """Return the separator that stands most often in the first line with content; the comma where none does."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=lambda sign: (header.count(sign), -_SEPARATORS.index(sign)))


def _quote_problem(text: str, position: int, place: Place) -> Problem:
    closed = re.compile(r'"(?:[^"]|"")*"').match(text, position)
    fault = "text after the closing quote of a cell" if closed else "a quote that is not closed"
    return Problem("SRC120", fault, place)


def _header_faults(header: Sequence[_Cell], required: Sequence[str], optional: Sequence[str]) -> Iterator[Problem]:
    known = (*required, *optional)
    seen: set[str] = set()
    for cell in header:
        if cell.text in seen:
            yield Problem("SRC123", f'column "{cell.text}" stands twice', cell.place)
        elif cell.text not in known:
            near = nearest(cell.text, known)
            message = f'column "{cell.text}" is not known' if cell.text.strip() else "a column has no name"
            yield Problem("SRC122", message, cell.place, nearest=near)
        seen.add(cell.text)


def _missing(header: Sequence[_Cell], required: Collection[str], name: str) -> Iterator[Problem]:
    present = {cell.text for cell in header}
    place = Place(name, header[0].place.line, 1)
    for column in required:
        if column not in present:
            yield Problem("SRC121", f'column "{column}" is missing', place, nearest=nearest(column, present))


def _rows(records: Sequence[Sequence[_Cell]], columns: Sequence[str]) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    rows, problems = [], []
    for record in records:
        place = record[0].place
        if len(record) != len(columns):
            message = f"{len(record)} cells under {len(columns)} columns"
            problems.append(Problem("SRC124", message, place))
            continue
        pairs = list(zip(columns, record, strict=True))
        values = {column: cell.text if cell.text.strip() else None for column, cell in pairs}
        rows.append(Row(values, place, {column: cell.place for column, cell in pairs}))
    return tuple(rows), tuple(problems)

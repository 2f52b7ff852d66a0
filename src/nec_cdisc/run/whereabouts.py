"""Tells the subject and the visit of a raw record, for reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, join_values
from nec_cdisc.run.table import FormTable, Positions, empty

#: Subject, visit and value of a record, each ``None`` where there is nothing to tell.
Told = tuple[str | None, str | None, str | None]


class Whereabouts:
    """Subject and visit of raw records, by file and record number (header: row 1)."""

    def __init__(self, forms: Sequence[FormTable]) -> None:
        """Keep the identifying columns of the forms of a run."""
        self._forms = {table.form.file: table for table in forms}
        self._columns: dict[str, tuple[Positions, Encoded, Encoded]] = {}
        self._subjects: dict[str, Encoded] = {}
        self._values: dict[tuple[str, str], Encoded] = {}

    def table(self, file: str) -> FormTable | None:
        """Return the form that a file was read as, ``None`` for a file that is no form."""
        return self._forms.get(file)

    def of(self, file: str, row: int) -> tuple[str | None, str | None]:
        """Return subject and visit of a record, each ``None`` where the form does not say."""
        if file not in self._forms:
            return None, None
        numbers, subject, visit = self._identifying(file)
        position = _position(numbers, row)
        return (None, None) if position is None else (_value(subject, position), _value(visit, position))

    def value(self, file: str, row: int, column: str) -> str | None:
        """Return a raw value as corrected; ``None`` where it is blank, private, or the file has no such cell."""
        table = self._forms.get(file)
        if table is None or column not in _shown(table):
            return None
        numbers = self._identifying(file)[0]
        position = _position(numbers, row)
        return None if position is None else _value(self._whole(table, column), position)

    def told(self, file: str, rows: Sequence[int], column: str | None = None) -> Iterator[Told]:
        """Yield subject, visit and the raw value of a column for each of many records, as :meth:`of` and :meth:`value`.

        They are looked up together: a report of all records left out names more than a run has queries.
        """
        table = self._forms.get(file)
        if table is None:
            yield from repeat((None, None, None), len(rows))
            return
        numbers, subject, visit = self._identifying(file)
        positions = _positions(numbers, np.asarray(rows, np.int64))
        shown = column is not None and column in _shown(table)
        value = self._whole(table, column) if shown and column is not None else empty(len(numbers))
        yield from zip(*(_texts(held, positions) for held in (subject, visit, value)), strict=True)

    def _whole(self, table: FormTable, column: str) -> Encoded:
        key = table.form.file, column
        if key not in self._values:
            self._values[key] = table.whole(column)
        return self._values[key]

    def subjects(self, table: FormTable) -> Encoded:
        """Return the subject of each record of a form's file, missing where the form does not identify one."""
        if not set(table.form.source.block.subject) <= _shown(table):
            return empty(len(table.raw))
        return self._subject(table)

    def _subject(self, table: FormTable) -> Encoded:
        """Return the subjects of a form; by its name, because the sheets of one workbook are several forms."""
        name = table.form.name
        if name not in self._subjects:
            self._subjects[name] = subject_of(table)
        return self._subjects[name]

    def _identifying(self, file: str) -> tuple[Positions, Encoded, Encoded]:
        if file not in self._columns:
            table = self._forms[file]
            visit = table.form.source.block.visit
            numbers = np.asarray(table.raw.rows if table.raw.rows is not None else [], np.int64)
            shown = visit is not None and visit in _shown(table)
            visits = table.whole(visit) if shown and visit else empty(len(numbers))
            self._columns[file] = (numbers, self._subject(table), visits)
        return self._columns[file]


def subject_of(table: FormTable) -> Encoded:
    """Return the subject of each record of a file as reports show it, missing where the form does not say."""
    parts = [table.whole(name) for name in table.form.source.block.subject if name in _shown(table)]
    return join_values(parts, _joined) if parts else empty(len(table.raw))


def _shown(table: FormTable) -> set[str]:
    return set(table.raw.columns) - table.form.private


def _joined(*parts: str | None) -> str | None:
    return "-".join(part for part in parts if part is not None) or None


def _position(numbers: Positions, row: int) -> int | None:
    """Return where a record number stands among those of a file, ``None`` where it has no such record."""
    likely = row - int(numbers[0]) if len(numbers) else 0  # where no record before it was left out
    if 0 <= likely < len(numbers) and numbers[likely] == row:
        return likely
    position = int(np.searchsorted(numbers, row))
    return position if position < len(numbers) and numbers[position] == row else None


def _positions(numbers: Positions, rows: Positions) -> Positions:
    """Return where record numbers stand among those of a file, -1 for one that it does not have."""
    if not len(numbers):
        return np.full(len(rows), -1, np.int64)
    likely = np.minimum(np.searchsorted(numbers, rows), len(numbers) - 1)
    return np.where(numbers[likely] == rows, likely, -1)


def _texts(column: Encoded, positions: Positions) -> list[str | None]:
    return [None if value is None else str(value) for value in column.take(positions).to_list()]


def _value(column: Encoded, position: int) -> str | None:
    code = int(column.codes[position])
    return None if code < 0 else str(column.values[code])

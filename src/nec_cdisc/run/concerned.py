"""Tells which records a problem of analysis concerns: that of analysis, that of SDTM behind it, and the raw rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Births, Dataset
from nec_cdisc.lineage.layout import FIRST_ROW
from nec_cdisc.lineage.model import FormCells, Recorded
from nec_cdisc.lineage.stored import Stored
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Problem
from nec_cdisc.run.identified import text_column
from nec_cdisc.run.table import Positions

SUBJECT, PARAMETER, SEQUENCE = "USUBJID", "PARAMCD", "ASEQ"


@dataclass(frozen=True, slots=True)
class Record:
    """A record that a problem concerns, each part ``None`` where it cannot be told.

    ``number`` is that of the record in its analysis dataset, from 1, ``sequence`` its number among those of the subject
    with the variable that holds it. ``source`` is the record of SDTM, ``raw`` the raw rows that it stands for.
    """

    dataset: str | None
    variable: str | None
    subject: str | None
    parameter: str | None = None
    number: int | None = None
    sequence: str | None = None
    source: str | None = None
    raw: str | None = None


class Concerned:
    """Looks up the records of problems of a run; ``lineage`` is that of SDTM, if there is one."""

    def __init__(self, recorded: Recorded, datasets: Mapping[str, Dataset], lineage: Stored | None = None) -> None:
        """Remember what was made, and of what."""
        self._recorded, self._datasets, self._lineage = recorded, datasets, lineage
        self._files = {form.file: name for name, form in recorded.forms.items()}
        self._columns: dict[tuple[str, str], Encoded] = {}
        self._made: dict[tuple[str, str], list[_Pairs]] = {}
        self._came_from: dict[str, list[tuple[str, _Pairs]]] = {}

    def of(self, problem: Problem) -> Iterator[Record]:
        """Yield the records that a problem concerns, one for each row that it names."""
        dataset, _, name = (problem.target or "").partition(".")
        parameter = name if dataset in self._recorded.rules["datasets"] and self._is_parameter(dataset, name) else None
        variable = None if parameter is not None else name or None
        known = dataset if dataset in self._recorded.datasets else None
        for row in problem.cells.rows if problem.cells is not None and problem.cells.rows else (None,):
            if problem.cells is None or row is None:
                yield Record(known, variable, None, parameter)
            else:
                yield self._of_row(problem.cells.file, row, (known, variable, parameter))

    def _is_parameter(self, dataset: str, name: str) -> bool:
        """Say whether a dataset has a time to an event of this name."""
        return any(name in block["endpoints"] for block in self._recorded.rules["datasets"][dataset]["blocks"])

    def _of_row(self, file: str, row: int, target: tuple[str | None, str | None, str | None]) -> Record:
        dataset, variable, parameter = target
        own = self._made_of(dataset, file, row) if dataset is not None else np.empty(0, np.int64)
        if file == dataset:  # the record that is at fault is one of the dataset itself
            own = np.array([row - 1])
        names = [self._text(dataset, PARAMETER, int(record)) for record in own] if dataset is not None else []
        if parameter is not None:
            own = own[[name == parameter for name in names]]
        parameter = parameter or ", ".join(dict.fromkeys(name for name in names if name is not None)) or None
        number = int(own[0]) if len(own) == 1 else None
        source, raw = self._sdtm(file, row)
        numbered = None if number is None or dataset is None else self._sequence(dataset, number)
        place = None if number is None else number + 1
        return Record(dataset, variable, self._subject(file, row), parameter, place, numbered, source, raw)

    def _made_of(self, dataset: str, file: str, row: int) -> Positions:
        """Return the records of a dataset that stand for a row of a file, or for a record of another dataset."""
        if (dataset, file) not in self._made:
            births = [item for item in self._sources(dataset) if item.table == file]
            self._made[dataset, file] = [_Pairs.of(item.rows, item.records) for item in births]
        wanted = row if file in self._files else row - 1
        found = [pairs.at(wanted) for pairs in self._made[dataset, file]]
        return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)

    def _sources(self, dataset: str) -> list[Births]:
        return [item for item in self._recorded.datasets[dataset].births if item.role == "source"]

    def _subject(self, file: str, row: int) -> str | None:
        if file in self._files:
            form = self._recorded.forms[self._files[file]]
            return None if SUBJECT not in form.columns else _value(form.columns[SUBJECT], _position(form, row))
        made = self._recorded.datasets.get(file)
        return None if made is None else _value(made.subject, row - 1)

    def _sequence(self, dataset: str, record: int) -> str | None:
        name = self._recorded.rules["datasets"][dataset]["sequence"]
        number = None if name is None else self._text(dataset, name, record)
        return None if number is None else f"{name} {number}"

    def _text(self, dataset: str, name: str, record: int) -> str | None:
        """Return a value of a dataset; ``None`` where it has none, or no such variable."""
        if dataset not in self._datasets:
            return None
        key = dataset, name
        if key not in self._columns:
            self._columns[key] = text_column(self._datasets[dataset], name)
        return _value(self._columns[key], record)

    def _sdtm(self, file: str, row: int) -> tuple[str | None, str | None]:
        """Return the record of SDTM that a row goes back to, and the raw rows that it stands for."""
        while file in self._recorded.datasets:
            if file not in self._came_from:
                births = self._sources(file)
                self._came_from[file] = [(item.table, _Pairs.of(item.records, item.rows)) for item in births]
            found = [(table, pairs.at(row - 1)) for table, pairs in self._came_from[file]]
            file, rows = next(((table, rows) for table, rows in found if len(rows)), ("", np.empty(0, np.int64)))
            row = int(rows[0]) + (file not in self._files) if len(rows) else row
        if file not in self._files:
            return None, None
        name = self._files[file]
        form, position = self._recorded.forms[name], row - FIRST_ROW
        sequence = f"{name[:2]}SEQ"
        number = _value(form.columns[sequence], _position(form, row)) if sequence in form.columns else None
        said = f"{name} {sequence} {number}" if number is not None else f"{name} record {position + 1}"
        return said, self._raw(name, position, _position(form, row))

    def _raw(self, name: str, record: int, position: int | None) -> str | None:
        checks = self._recorded.forms[name].checks
        if self._lineage is None or checks is None or position is None or name not in self._lineage.datasets:
            return None
        try:
            if self._lineage.check(name, record) != int(checks[position]):
                return None
            rows = [f"{item.table}:{item.row}" for item in self._lineage.births(name, record) if item.role == "source"]
        except Unreadable:
            return None
        return "; ".join(rows) or None


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Numbers in ascending order, each with another one."""

    first: Positions
    second: Positions

    @classmethod
    def of(cls, first: Positions, second: Positions) -> _Pairs:
        order = np.argsort(first, kind="stable")
        return cls(first[order], second[order])

    def at(self, number: int) -> Positions:
        """Return what stands with a number."""
        start, end = np.searchsorted(self.first, [number, number + 1])
        return self.second[start:end]


def _position(form: FormCells, row: int) -> int | None:
    """Return where a record number stands in a form; they ascend, as in the file."""
    found = int(np.searchsorted(form.rows, row))
    return found if found < len(form.rows) and form.rows[found] == row else None


def _value(column: Encoded, position: int | None) -> str | None:
    if position is None or not 0 <= position < len(column) or column.codes[position] < 0:
        return None
    return str(column.values[int(column.codes[position])])

"""Opens the lineage that stands beside a set of outputs; only what is asked for is read."""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from nec_cdisc.lineage.layout import BIRTHS, FORMS, INDEX, LEFT_OUT, PROBLEMS, RECORD, ROW, SUBJECT, VERSION, WORKING
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Place, Problem
from nec_cdisc.rules.value_text import value_text
from nec_cdisc.xpt.record import Records


@dataclass(frozen=True, slots=True)
class Birth:
    """One row that took part in a record; see :class:`nec_cdisc.dataset.model.Births`."""

    role: str
    table: str
    row: int
    target: str | None
    block: int | None


class Stored:
    """The lineage of a published set.

    ``lineage`` is its folder, ``sets`` the folder with the transport files. Raises
    :class:`~nec_cdisc.plugin.reader.Unreadable` (RUN130) where there is none, or none that this version can read.
    """

    def __init__(self, lineage: Path, sets: Path) -> None:
        """Open the index."""
        self._folder, self._sets = lineage, sets
        index = _index(lineage)
        self.rules: Mapping[str, Any] = index["rules"]["datasets"]
        self.files: Mapping[str, str] = index["rules"]["forms"]
        self.forms = {file: name for name, file in self.files.items()}
        self.private: Mapping[str, list[str]] = index["private"]
        self.corrections: list[dict[str, Any]] = index["corrections"]
        self.cut_off: Mapping[str, Any] = index["cut_off"]
        self._datasets: Mapping[str, Any] = index["datasets"]
        self._tables: dict[str, pa.Table] = {}
        self._of_subject: dict[tuple[str, str], NDArray[np.int64]] = {}
        self._records: dict[str, Records] = {}

    @property
    def datasets(self) -> tuple[str, ...]:
        """The names of the datasets of the set, supplemental qualifiers included."""
        return tuple(self._datasets)

    def value(self, dataset: str, record: int, name: str) -> str | None:
        """Return a value of a record as text; ``None`` where it is missing or the dataset has no such variable."""
        records = self.records(dataset)
        found = records.value(record, name) if name in records else None
        if isinstance(found, float):
            return value_text(int(found)) if found.is_integer() else repr(found)
        return found

    def shown(self, dataset: str, record: int, name: str) -> str | None:
        """Return a variable as text; a supplemental qualifier, or a working name, from where it is kept."""
        if name in self.rules[dataset]["supplementary"]:
            return self.qualifiers(dataset, record).get(name)
        if name in self.rules[dataset]["working"]:
            return self.working(dataset, record, f"{WORKING}{name}")
        return self.value(dataset, record, name)

    def qualifiers(self, dataset: str, record: int) -> dict[str, str | None]:
        """Return the supplemental qualifiers of a record by name."""
        supplementary = f"SUPP{dataset}"
        if supplementary not in self._datasets:
            return {}
        found = [
            at for _, records in self.born_of(supplementary, dataset, np.array([record])) for at in records.tolist()
        ]
        return {str(self.value(supplementary, at, "QNAM")): self.value(supplementary, at, "QVAL") for at in found}

    def records_of(self, dataset: str) -> int:
        """Return how many records a dataset has."""
        count: int = self._datasets[dataset]["records"]
        return count

    def has_form(self, form: str) -> bool:
        """Whether a form was read."""
        return (self._folder / FORMS / f"{form}.arrow").is_file()

    def has_file(self, dataset: str) -> bool:
        """Whether the set has a dataset, also one that no raw row feeds."""
        return (self._sets / f"{dataset.lower()}.xpt").is_file()

    def subjects(self, dataset: str) -> list[str]:
        """Return the subjects of a dataset."""
        found: list[str] = _whole(self._table(dataset.lower()), SUBJECT).dictionary.to_pylist()
        return found

    def records(self, dataset: str) -> Records:
        """Return the transport file of a dataset; raises ``Unreadable`` (RUN130) where it is gone."""
        if dataset not in self._records:
            path = self._sets / f"{dataset.lower()}.xpt"
            if not path.is_file():
                raise Unreadable(_absent(path, f"the file of {dataset} is gone"))
            self._records[dataset] = Records(path)
        return self._records[dataset]

    def of_subject(self, dataset: str, subject: str) -> NDArray[np.int64]:
        """Return the records of a subject in a dataset, in order."""
        key = dataset, subject
        if key not in self._of_subject:
            self._of_subject[key] = self._equal(dataset.lower(), SUBJECT, subject)
        return self._of_subject[key]

    def subject(self, dataset: str, record: int) -> str | None:
        """Return the subject of a record."""
        return self._cell(dataset.lower(), SUBJECT, record)

    def working(self, dataset: str, record: int, name: str) -> str | None:
        """Return what a record was made with, such as ``set.lesion``; ``None`` where it is missing or private."""
        return self._cell(dataset.lower(), name, record)

    def block(self, dataset: str, record: int) -> int:
        """Return the row block that made a record."""
        return next((item.block or 0 for item in self.births_between(dataset, record, record, "source")), 0)

    def births(self, dataset: str, record: int) -> Iterator[Birth]:
        """Yield the rows that took part in a record."""
        return self.births_between(dataset, record, record)

    def births_between(self, dataset: str, first: int, last: int, role: str | None = None) -> Iterator[Birth]:
        """Yield the rows that took part in the records from ``first`` to ``last``, of one role or of all."""
        table = self._table(f"{dataset.lower()}{BIRTHS}")
        records = _numbers(table, RECORD)
        for kind in self._datasets[dataset]["births"]:
            if role is not None and kind["role"] != role:
                continue
            start, end = np.searchsorted(records[kind["first"] : kind["end"]], [first, last + 1]) + kind["first"]
            for row in table[ROW].slice(start, end - start).to_pylist():
                yield Birth(kind["role"], kind["table"], row, kind["target"], kind["block"])

    def born_of(self, dataset: str, table: str, rows: NDArray[np.int64]) -> Iterator[tuple[Birth, NDArray[np.integer]]]:
        """Yield the records that rows of a table took part in, kind by kind; ``row`` of the birth is the first one."""
        births = self._table(f"{dataset.lower()}{BIRTHS}")
        for kind in self._datasets[dataset]["births"]:
            if kind["table"] != table or kind["first"] == kind["end"]:
                continue
            part = births.slice(kind["first"], kind["end"] - kind["first"])
            held = _numbers(part, ROW)
            found = held == rows[0] if len(rows) == 1 else np.isin(held, rows)
            if found.any():
                records = _distinct(_numbers(part, RECORD)[found])
                yield Birth(kind["role"], table, int(rows[0]), kind["target"], kind["block"]), records

    def cell(self, form: str, row: int, column: str) -> str | None:
        """Return a raw cell as it was typed; ``None`` where it is blank, private, or the form has no such row."""
        position = self.position(form, row)
        return None if position is None else self._cell(f"{FORMS}/{form}", column, position)

    def columns(self, form: str) -> list[str]:
        """Return the raw columns of a form, private ones apart."""
        return [name for name in self._table(f"{FORMS}/{form}").column_names if name != ROW]

    def position(self, form: str, row: int) -> int | None:
        """Return the position of a raw row among the rows of its form."""
        rows = _numbers(self._table(f"{FORMS}/{form}"), ROW)
        if not len(rows) or not 0 <= row <= rows[-1]:
            return None
        place = int(np.searchsorted(rows, rows.dtype.type(row)))  # of another type it would copy all rows
        return place if rows[place] == row else None

    def problems(self, file: str, row: int) -> list[dict[str, Any]]:
        """Return the problems of a raw row: column, code, message, target and mapping line of each."""
        return self._lines(PROBLEMS, file, row)

    def left_out(self, file: str, row: int) -> list[dict[str, Any]]:
        """Return the rules that left a raw row out: rule, the column that decided (if it is one), mapping line."""
        return self._lines(LEFT_OUT, file, row)

    def _lines(self, name: str, file: str, row: int) -> list[dict[str, Any]]:
        table = self._table(name)
        where = np.flatnonzero(_numbers(table, ROW) == row)
        lines = [{name: table[name][position].as_py() for name in table.column_names} for position in where.tolist()]
        return [line for line in lines if line["file"] == file]

    def _equal(self, name: str, column: str, text: str) -> NDArray[np.int64]:
        held = _whole(self._table(name), column)
        texts = held.dictionary.to_pylist()
        if text not in texts:
            return np.empty(0, np.int64)
        return np.flatnonzero(_view(held.indices) == texts.index(text))

    def _cell(self, name: str, column: str, position: int) -> str | None:
        table = self._table(name)
        found: str | None = table[column][position].as_py() if column in table.column_names else None
        return found

    def _table(self, name: str) -> pa.Table:
        if name not in self._tables:
            path = self._folder / f"{name}.arrow"
            try:
                self._tables[name] = pa.ipc.open_file(_mapped(path)).read_all()
            except (OSError, ValueError):
                raise Unreadable(_absent(path, f"{path.name} is missing or damaged")) from None
        return self._tables[name]


def _index(lineage: Path) -> dict[str, Any]:
    """Read the index; one that is not whole is none."""
    try:
        index: dict[str, Any] = json.loads((lineage / INDEX).read_text(encoding="utf-8"))
        version, whole = (
            index.get("version"),
            {"rules", "private", "corrections", "cut_off", "datasets"} <= index.keys(),
        )
    except (OSError, ValueError, AttributeError):
        raise Unreadable(_absent(lineage, "there is no lineage of a run")) from None
    if version != VERSION or not whole:
        raise Unreadable(_absent(lineage, f"lineage of version {version} cannot be read, or is not whole"))
    return index


def _mapped(path: Path) -> pa.Buffer:
    """Return a file without reading it; Arrow's own way refuses some names of folders in some locales."""
    with path.open("rb") as file:
        return pa.py_buffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _whole(table: pa.Table, name: str) -> pa.Array:
    """Return a column in one piece, without copying it: our files hold one, or none where there is no row."""
    column = table[name]
    if column.num_chunks == 0:
        return pa.nulls(0, column.type)
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _numbers(table: pa.Table, name: str) -> NDArray[np.integer]:
    """Return a column of whole numbers, none of which is missing."""
    return _view(_whole(table, name))


def _distinct(numbers: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return sorted numbers without repetitions; NumPy's own way imports what takes longer than the work."""
    return numbers[np.concatenate(([True], numbers[1:] != numbers[:-1]))] if len(numbers) else numbers


def _view(array: pa.Array) -> NDArray[np.integer]:
    """Return the numbers of an array where they lie in the file; Arrow's own way would import pandas."""
    kind = np.dtype(str(array.type))
    held = np.frombuffer(array.buffers()[1], kind) if len(array) else np.empty(0, kind)
    return held[array.offset : array.offset + len(array)]


def _absent(path: Path, message: str) -> Problem:
    return Problem("RUN130", message, Place("/".join(path.parts[-2:])))

"""Opens the lineage that stands beside a set of outputs; only what is asked for is read."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nec_cdisc.lineage.column_file import ColumnFile
from nec_cdisc.lineage.layout import (
    BIRTHS,
    CHECK,
    FORMS,
    INDEX,
    LEFT_OUT,
    PROBLEMS,
    RECORD,
    ROW,
    SUBJECT,
    VERSION,
    WORKING,
)
from nec_cdisc.lineage.shown_value import shown_value
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Place, Problem
from nec_cdisc.xpt.record import Records

#: The folders of analysis, its datasets and their lineage.
ANALYSIS = re.compile(r"(^|/)adam(_lineage)?(/|$)")


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
        self._places: Mapping[str, Any] = index["files"]
        self._tables: dict[str, ColumnFile] = {}
        self._of_subject: dict[tuple[str, str], list[int]] = {}
        self._records: dict[str, Records] = {}
        self._known: set[tuple[str, int]] = set()

    @property
    def datasets(self) -> tuple[str, ...]:
        """The names of the datasets of the set, supplemental qualifiers included."""
        return tuple(self._datasets)

    def value(self, dataset: str, record: int, name: str) -> str | None:
        """Return a value of a record as text; ``None`` where it is missing or the dataset has no such variable.

        Days of SAS are shown as dates. Raises ``Unreadable`` (RUN130) where the file has another record there by now.
        """
        if self.is_step(dataset):
            return self.working(dataset, record, f"{WORKING}{name}")
        records = self.records(dataset)
        if name not in records:
            return None
        self._know_again(dataset, record)
        return shown_value(records.value(record, name), records.format(name))

    def is_step(self, dataset: str) -> bool:
        """Whether a dataset leads to others alone and stands in no file."""
        return dataset in self.rules and bool(self.rules[dataset].get("intermediate"))

    def names(self, dataset: str) -> list[str]:
        """Return the variables of a dataset."""
        if self.is_step(dataset):
            return list(self.rules[dataset]["variables"])
        return [item.name for item in self.records(dataset).member.variables]

    def sequence(self, dataset: str) -> str | None:
        """Return the variable that numbers the records of a subject, ``None`` where the dataset has none."""
        name: str | None = self.rules[dataset].get("sequence") if dataset in self.rules else f"{dataset[:2]}SEQ"
        return name if name is not None and name in self.names(dataset) else None

    def file(self, dataset: str) -> str | None:
        """Return the file of a dataset below the outputs, ``None`` for one that stands in no file."""
        return None if self.is_step(dataset) else f"{self._sets.name}/{dataset.lower()}.xpt"

    def check(self, dataset: str, record: int) -> int | None:
        """Return the check that lineage keeps of a record."""
        return self._check(dataset.lower(), record)

    def form_check(self, form: str, row: int) -> int | None:
        """Return the check of a record of SDTM that was read, ``None`` where none is kept."""
        position = self.position(form, row)
        return None if position is None else self._check(f"{FORMS}/{form}", position)

    def _check(self, name: str, position: int) -> int | None:
        table = self._table(name)
        return table.numbers(CHECK)[position] if CHECK in table.names and position < table.records else None

    def _know_again(self, dataset: str, record: int) -> None:
        """Refuse a record of the file that is not the one which lineage was kept of."""
        kept = None if (dataset, record) in self._known else self.check(dataset, record)
        if kept is not None and kept != self.records(dataset).check(record):
            message = f"record {record + 1} of {dataset} is not the one that this lineage was kept of"
            raise Unreadable(_absent(self._sets / f"{dataset.lower()}.xpt", message))
        self._known.add((dataset, record))

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
        found = [at for _, records in self.born_of(supplementary, dataset, [record]) for at in records]
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
        return self._table(dataset.lower()).texts(SUBJECT)

    def records(self, dataset: str) -> Records:
        """Return the transport file of a dataset; raises ``Unreadable`` (RUN130) where it is gone."""
        if dataset not in self._records:
            path = self._sets / f"{dataset.lower()}.xpt"
            if not path.is_file():
                raise Unreadable(_absent(path, f"the file of {dataset} is gone"))
            self._records[dataset] = Records(path)
        return self._records[dataset]

    def of_subject(self, dataset: str, subject: str) -> list[int]:
        """Return the records of a subject in a dataset, in order."""
        key = dataset, subject
        if key not in self._of_subject:
            self._of_subject[key] = self._table(dataset.lower()).equal(SUBJECT, subject)
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
        rows = table.numbers(ROW)
        for kind in self._datasets[dataset]["births"]:
            if role is None or kind["role"] == role:
                for at in table.between(RECORD, first, last, kind["first"], kind["end"]):
                    yield Birth(kind["role"], kind["table"], rows[at], kind["target"], kind["block"])

    def born_of(self, dataset: str, table: str, rows: Collection[int]) -> Iterator[tuple[Birth, list[int]]]:
        """Yield the records that rows of a table took part in, kind by kind; ``row`` of the birth is the first one."""
        births = self._table(f"{dataset.lower()}{BIRTHS}")
        records = births.numbers(RECORD)
        for kind in self._datasets[dataset]["births"]:
            if kind["table"] == table and rows:
                found = births.among(ROW, rows, kind["first"], kind["end"])
                if found:
                    birth = Birth(kind["role"], table, next(iter(rows)), kind["target"], kind["block"])
                    yield birth, list(dict.fromkeys(records[at] for at in found))

    def cell(self, form: str, row: int, column: str) -> str | None:
        """Return a raw cell as it was typed; ``None`` where it is blank, private, or the form has no such row."""
        position = self.position(form, row)
        return None if position is None else self._cell(f"{FORMS}/{form}", column, position)

    def holds_form(self, form: str) -> bool:
        """Say whether cells of a form are kept: some record came of it."""
        return f"{FORMS}/{form}" in self._places

    def columns(self, form: str) -> list[str]:
        """Return the raw columns of a form, private ones apart."""
        return [name for name in self._table(f"{FORMS}/{form}").names if name not in {ROW, CHECK}]

    def position(self, form: str, row: int) -> int | None:
        """Return the position of a raw row among the rows of its form."""
        table = self._table(f"{FORMS}/{form}")
        return next(iter(table.between(ROW, row, row, 0, table.records)), None)

    def problems(self, file: str, row: int) -> list[dict[str, Any]]:
        """Return the problems of a raw row: column, code, message, target and mapping line of each."""
        return self._lines(PROBLEMS, file, row)

    def left_out(self, file: str, row: int) -> list[dict[str, Any]]:
        """Return the rules that left a raw row out: rule, the column that decided (if it is one), mapping line."""
        return self._lines(LEFT_OUT, file, row)

    def _lines(self, name: str, file: str, row: int) -> list[dict[str, Any]]:
        table = self._table(name)
        texts = [column for column in table.names if column != ROW]
        lines = [{column: table.text(column, at) for column in texts} for at in table.where(ROW, row)]
        return [{**line, ROW: row} for line in lines if line["file"] == file]

    def _cell(self, name: str, column: str, position: int) -> str | None:
        table = self._table(name)
        return table.text(column, position) if column in table.names else None

    def _table(self, name: str) -> ColumnFile:
        if name not in self._tables:
            path = self._folder / f"{name}.arrow"
            try:
                self._tables[name] = ColumnFile(path, self._places[name])
            except (KeyError, OSError, ValueError):
                raise Unreadable(_absent(path, f"{path.name} is missing or damaged")) from None
        return self._tables[name]


def _index(lineage: Path) -> dict[str, Any]:
    """Read the index; one that is not whole is none."""
    try:
        index: dict[str, Any] = json.loads((lineage / INDEX).read_text(encoding="utf-8"))
        version, whole = (
            index.get("version"),
            {"rules", "private", "corrections", "cut_off", "datasets", "files"} <= index.keys(),
        )
    except (OSError, ValueError, AttributeError):
        raise Unreadable(_absent(lineage, "there is no lineage of a run")) from None
    if version != VERSION or not whole:
        raise Unreadable(_absent(lineage, f"lineage of version {version} cannot be read, or is not whole"))
    return index


def _absent(path: Path, message: str) -> Problem:
    where = "/".join(path.parts[-2:])
    step = "Run nec-cdisc adam again, then trace." if ANALYSIS.search(where) else None
    return Problem("RUN130", message, Place(where), next_step=step)

"""Applies the register of corrections on reading; a correction whose old value does not match is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, combine
from nec_cdisc.lineage.model import DecidedCorrection
from nec_cdisc.problem import Problem
from nec_cdisc.run.blame import members
from nec_cdisc.run.table import FormTable, Positions
from nec_cdisc.run.world import World
from nec_cdisc.study.corrections import Correction

#: The texts that name a record, in the order of the columns of its key.
Key = tuple[str, ...]


def corrected(world: World, table: FormTable, corrections: Sequence[Correction]) -> None:
    """Override the cells that the register names, one correction after the other."""
    cells = _Cells(table, [correction for correction in corrections if correction.form == table.form.name])
    for correction in cells.corrections:
        decided = _decided(cells, correction)
        if decided.refused is None:
            world.count(table.form.name, "cells corrected", 1)
        _note(world, decided)


def not_read(world: World, corrections: Sequence[Correction]) -> None:
    """Refuse the corrections of forms that no dataset is made of; bring all into the order of the register."""
    for correction in corrections:
        if correction.form not in world.forms:
            form = world.plan.study.forms.get(correction.form)
            refused = "the study has no such form" if form is None else f"form {form.name} feeds no dataset"
            file, private = ("", frozenset[str]()) if form is None else (form.file, form.private)
            _note(world, DecidedCorrection(correction, file, refused=refused, private=private))
    world.corrections.sort(key=lambda decided: decided.correction.place)


def _note(world: World, decided: DecidedCorrection) -> None:
    world.corrections.append(decided)
    if decided.refused is not None:
        correction = decided.correction
        message = f"the correction of {correction.form}.{correction.field} is not applied: {decided.refused}"
        world.problems.append(Problem("RUN104", message, correction.place))


def _decided(cells: _Cells, correction: Correction) -> DecidedCorrection:
    """Apply a correction, or say why it cannot be applied."""
    form = cells.table.form
    decided = DecidedCorrection(correction, form.file, private=form.private)
    unknown = [name for name in (*correction.key, correction.field) if name not in cells.table.raw.columns]
    if unknown:
        return replace(decided, refused=f"form {form.name} has no column {', '.join(unknown)}")
    rows = cells.records(correction)
    if len(rows) != 1:
        said = f"its key finds {len(rows)} records of {form.name}, not one{_unknown_part(cells.table, correction)}"
        return replace(decided, refused=said)
    row = int(rows[0])
    decided = replace(decided, row=_number(cells.table, row), typed=_typed(cells.table, correction.field, row))
    value = cells.value(correction.field, row)
    if value != correction.old:
        return replace(
            decided, refused=f"the cell holds {cells.said(correction, row)}, not the old value of the register"
        )
    cells.replace(correction, row)
    return decided


def _number(table: FormTable, row: int) -> int:
    return row if table.raw.rows is None else int(table.raw.rows[row])


def _typed(table: FormTable, field: str, row: int) -> str | None:
    """Return what stands in a cell of the file."""
    column = table.raw.column(field)
    code = int(column.codes[row])
    return None if code < 0 else str(column.values[code])


def _unknown_part(table: FormTable, correction: Correction) -> str:
    """Return which part of a key no record holds, and how the export writes such a value where that may be shown."""
    for name, text in correction.key.items():
        values = table.column(name).values
        if text in values:
            continue
        if name in table.form.private:
            return f": none holds such a value in {name}"
        shown = next((value for value in values if isinstance(value, str) and value.strip()), None)
        like = f"; the export writes it like {shown!r}" if shown is not None else ""
        return f": none has {text!r} in {name}{like}"
    return ""


class _Cells:
    """The cells of a form while its corrections are applied; records and values are found without a look at all rows.

    A correction of a column that keys are made of counts for the corrections below it, as they stand in the register.
    """

    def __init__(self, table: FormTable, corrections: Sequence[Correction]) -> None:
        self.table = table
        self.corrections = corrections
        self._by: dict[tuple[str, int], Correction] = {}
        self._records: dict[Key, dict[Key, Positions]] = {}
        self._columns: dict[str, Encoded] = {}
        self._values: dict[str, list[str]] = {}
        self._numbers: dict[str, dict[str, int]] = {}

    def records(self, correction: Correction) -> Positions:
        """Return the records that the key of a correction names."""
        names = tuple(correction.key)
        if names not in self._records:
            wanted = [tuple(other.key.values()) for other in self.corrections if tuple(other.key) == names]
            self._records[names] = _by_key(self.table, names, wanted)
        return self._records[names].get(tuple(correction.key.values()), np.empty(0, np.int64))

    def value(self, field: str, row: int) -> str | None:
        """Return what a cell holds, ``None`` for a text that means missing."""
        code = int(self._column(field).codes[row])
        text = None if code < 0 else self._values[field][code]
        return None if text in self.table.form.source.block.missing else text

    def said(self, correction: Correction, row: int) -> str:
        """Return what the cell of a correction holds, as a message may tell it, and by which line above if by one."""
        value = self.value(correction.field, row)
        private = correction.field in self.table.form.private
        held = "another value" if private else "nothing" if value is None else repr(value)
        by = self._by.get((correction.field, row))
        return held if by is None else f"{held} (by line {by.place.line} of the register)"

    def replace(self, correction: Correction, row: int) -> None:
        """Put the new value of a correction into a cell."""
        field, value = correction.field, correction.new
        column, values = self._column(field), self._values[field]
        if value is not None and value not in self._numbers[field]:
            self._numbers[field][value] = len(values)
            values.append(value)
        column.codes[row] = -1 if value is None else self._numbers[field][value]
        self.table.overrides[field] = column
        self._by[field, row] = correction
        self._records = {names: found for names, found in self._records.items() if field not in names}

    def _column(self, field: str) -> Encoded:
        """Return a column of our own, copied from the file once."""
        if field not in self._values:
            read = self.table.whole(field)
            self._values[field] = list(read.values)
            self._numbers[field] = {text: number for number, text in enumerate(self._values[field])}
            self._columns[field] = Encoded(read.codes.copy(), self._values[field])
        return self._columns[field]


def _by_key(table: FormTable, names: Key, wanted: Sequence[Key]) -> dict[Key, Positions]:
    """Return the records of each key, in one pass over the columns and one sorting for all."""
    columns = []
    for position, name in enumerate(names):
        read = table.column(name)
        number = {text: place for place, text in enumerate(dict.fromkeys(key[position] for key in wanted))}
        codes = np.array([*(number.get(text, -1) for text in read.values), -1], np.int32)[read.codes]
        columns.append(Encoded(codes, list(number)))
    rows = np.flatnonzero(np.logical_and.reduce([column.codes >= 0 for column in columns]))
    inverse, parts = combine([column.take(rows) for column in columns])
    texts = [[column.values[code] for code in part.tolist()] for column, part in zip(columns, parts, strict=True)]
    groups = members(inverse, len(parts[0]))
    return {
        key: table.positions[rows[inside]] for key, (_, inside) in zip(zip(*texts, strict=True), groups, strict=True)
    }

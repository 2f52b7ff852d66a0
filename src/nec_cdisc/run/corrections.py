"""Applies the register of corrections on reading; a correction whose old value does not match is refused."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, combine
from nec_cdisc.lineage.model import AppliedCorrection
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
        refused = _apply(cells, correction)
        if refused is None:
            world.count(table.form.name, "cells corrected", 1)
            world.corrections.append(_applied(cells, correction))
        else:
            message = f"the correction of {correction.form}.{correction.field} is not applied: {refused}"
            world.problems.append(Problem("RUN104", message, correction.place))


def _apply(cells: _Cells, correction: Correction) -> str | None:
    """Apply a correction, or return why it cannot be applied."""
    form = cells.table.form
    unknown = [name for name in (*correction.key, correction.field) if name not in cells.table.raw.frame.columns]
    if unknown:
        return f"form {form.name} has no column {', '.join(unknown)}"
    rows = cells.records(correction)
    if len(rows) != 1:
        return f"its key finds {len(rows)} records of {form.name}, not one{_unknown_part(cells.table, correction)}"
    value = cells.value(correction.field, int(rows[0]))
    if value != correction.old:
        held = "another value" if correction.field in form.private else repr(value)
        return f"the cell holds {held}, not the old value of the register"
    cells.replace(correction.field, int(rows[0]), correction.new)
    return None


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


def _applied(cells: _Cells, correction: Correction) -> AppliedCorrection:
    """Return an applied correction as lineage keeps it."""
    table = cells.table
    row = cells.replaced
    private = correction.field in table.form.private
    old, new = (None, None) if private else (correction.old, correction.new)
    number = int(table.raw.rows[row]) if table.raw.rows is not None else row
    said = (correction.who, correction.why, correction.place)
    return AppliedCorrection(table.form.file, number, correction.field, old, new, *said)


class _Cells:
    """The cells of a form while its corrections are applied; records and values are found without a look at all rows.

    A correction of a column that keys are made of counts for the corrections below it, as they stand in the register.
    """

    def __init__(self, table: FormTable, corrections: Sequence[Correction]) -> None:
        self.table = table
        self.corrections = corrections
        self.replaced = -1
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

    def replace(self, field: str, row: int, value: str | None) -> None:
        """Put a value into a cell; ``replaced`` says afterwards in which row it was."""
        self.replaced = row
        column, values = self._column(field), self._values[field]
        if value is not None and value not in self._numbers[field]:
            self._numbers[field][value] = len(values)
            values.append(value)
        column.codes[row] = -1 if value is None else self._numbers[field][value]
        self.table.overrides[field] = column
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

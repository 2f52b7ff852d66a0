"""Finds the records of a form that lie after the data cut-off, and tells those whose date does not decide it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.lineage.cut_off import UNDECIDED
from nec_cdisc.lineage.model import FormCut
from nec_cdisc.mapping.study import FormMapping
from nec_cdisc.plan.compile import SUBJECTS
from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.rules.partial_date import after, on_or_before
from nec_cdisc.run.blame import members, raw_cells_all
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.table import FormTable, Positions
from nec_cdisc.run.value import identify
from nec_cdisc.run.world import World


class Side(IntEnum):
    """Where the date of a record lies."""

    BEFORE = 0
    AFTER = 1
    PARTIAL = 2
    UNREADABLE = 3
    BLANK = 4


def cut_off_place(form: FormMapping) -> Place:
    """Return the mapping line that names the date of a form, the form's where none does."""
    if form.block.cut_off is None:
        return form.place
    return form.source.document.place(("forms", form.name, "cut_off"))


def after_cut_off(world: World, table: FormTable, inputs: Inputs) -> NDArray[np.bool_] | None:
    """Return the records of a form that lie after the cut-off; ``None`` without one, or where the form has no date.

    What the cut-off does to the form is kept in the world, with the subjects that a form of DM loses.
    """
    if inputs.cut_off is None:
        return None
    form, column = table.form, table.form.block.cut_off
    limit = world.limit = inputs.cut_off.isoformat()
    place = cut_off_place(form)
    if column is None or column not in table.raw.columns:
        world.cuts.append(FormCut(limit, form.name, form.file, None, place, len(table)))
        return None
    sides = sides_of(table, inputs, column, limit)
    later, partial, unreadable, blank = (int((sides == side).sum()) for side in list(Side)[1:])
    cut = FormCut(limit, form.name, form.file, column, place, len(table), later, partial, unreadable, blank)
    world.cuts.append(cut)
    gone: NDArray[np.bool_] = sides == Side.AFTER
    if cut.left_out:
        message = f"{_records(cut.left_out)} of {form.name} after the data cut-off {limit}"
        world.problems.append(Problem("ROW111", message, place, _cells(table, gone, column)))
        _lose_subjects(world, table, gone)
    world.problems.extend(_undecided(table, sides, cut))
    return gone


def sides_of(table: FormTable, inputs: Inputs, column: str, limit: str) -> NDArray[np.int8]:
    """Return on which side of the cut-off each record lies by a column of dates."""
    read = table.column(column)
    dates = inputs.iso_dates(table.form, read)
    known = np.array([*(_side(value, limit) for value in dates.values), Side.UNREADABLE], np.int8)[dates.codes]
    return np.where(read.missing(), np.int8(Side.BLANK), known)


def _side(date: str, limit: str) -> Side:
    if after(date, limit):
        return Side.AFTER
    return Side.BEFORE if on_or_before(date, limit) else Side.PARTIAL


def _cells(table: FormTable, rows: NDArray[np.bool_], column: str) -> Cells:
    return Cells(table.form.file, tuple(table.record_numbers(np.flatnonzero(rows)).tolist()), column)


def _undecided(table: FormTable, sides: NDArray[np.int8], cut: FormCut) -> Iterator[Problem]:
    """Yield a note for each distinct date that does not decide, and one for all records without any."""
    column = str(cut.column)
    said = {
        Side.PARTIAL: f"may lie before or after the data cut-off {cut.date}; the record is kept",
        Side.UNREADABLE: f"is no date to compare with the data cut-off {cut.date}; the record is kept",
    }
    for side, words in said.items():
        rows = np.flatnonzero(sides == side)
        found = [
            (held, Problem(UNDECIDED, f"{value!r} {words}", cut.place))
            for value, held in _by_value(table.cells(column, rows), rows)
        ]
        yield from raw_cells_all(table, column, found)
    if cut.blank:
        message = f"{_records(cut.blank)} of {cut.form} without {column}"
        message += f", which the data cut-off {cut.date} looks at; kept"
        yield Problem(UNDECIDED, message, cut.place, _cells(table, sides == Side.BLANK, column))


def _records(count: int) -> str:
    return f"{count} {'record' if count == 1 else 'records'}"


def _by_value(column: Encoded, rows: Positions) -> Iterator[tuple[str, Positions]]:
    codes, group = np.unique(column.codes, return_inverse=True)
    for number, inside in members(group.astype(np.int32), len(codes)):
        yield str(column.values[codes[number]]), rows[inside]


def _lose_subjects(world: World, table: FormTable, later: NDArray[np.bool_]) -> None:
    """Remember the subjects that a form of DM loses: their other records go with them, and nobody is asked."""
    if table.form.name in world.plan.forms_of(SUBJECTS):
        gone, stay = (FormTable(table.form, table.raw, table.positions[rows]) for rows in (later, ~later))
        left, lost = (identify(world, records) for records in (stay, gone))
        if left is not None and lost is not None:
            world.cut_off |= {value for value in lost.to_list() if value is not None} - set(left.to_list())

"""Reads a form: file, corrections, records left out by named rules, cut-off, repeated records."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Codes, Encoded, combine
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.mapping.study import FormMapping
from nec_cdisc.plan.step import ReadForm
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.readers import read
from nec_cdisc.run.asking import ask_table
from nec_cdisc.run.blame import members
from nec_cdisc.run.corrections import corrected
from nec_cdisc.run.cut_ends import cut_ends
from nec_cdisc.run.cut_off import after_cut_off, cut_off_place
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.steady_export import require_columns
from nec_cdisc.run.table import FormTable, Positions, empty
from nec_cdisc.run.tabulation import as_numbers, with_qualifiers
from nec_cdisc.run.value import identify
from nec_cdisc.run.world import World
from nec_cdisc.study.form_file import options


def read_form(world: World, step: ReadForm, inputs: Inputs) -> None:
    """Read a form and decide which of its records take part."""
    form = step.form
    table = _read(world, form, inputs)
    world.forms[form.name] = table
    world.count(form.name, "records read", len(table))
    corrected(world, table, inputs.corrections)
    for rule, tree in form.leave_out.items():
        _leave_out(world, table, f"left out: {rule}", ~ask_table(world, table, tree, form.place), _written(form, rule))
    _cut_off(world, table, inputs)
    cut_ends(world, table, inputs)
    _repeated(world, table)
    table.subject = identify(world, table)


def _read(world: World, form: FormMapping, inputs: Inputs) -> FormTable:
    """Read a file; one that cannot be read is a problem and a form without records, so that all others are checked."""
    header = world.plan.headers.get(form.name)
    if header is None:  # reported when the study was opened; its path may even lead out of the folder
        return _without_records(form, [])
    try:
        reading = read(inputs.folder / form.path, form.file, options(inputs.folder, form))
        reading = with_qualifiers(reading, form, inputs.folder)
        require_columns(form.file, header, list(reading.dataset.columns))
    except Unreadable as fault:
        world.problems.append(fault.problem)
        return _without_records(form, header)
    world.problems.extend(reading.problems)
    rows = np.arange(len(reading.dataset), dtype=np.int64)
    table = FormTable(form, reading.dataset, rows, unread=reading.unread)
    as_numbers(table)
    return table


def _without_records(form: FormMapping, header: Sequence[str]) -> FormTable:
    nothing = Dataset(form.file, {name: empty(0) for name in header}, rows=np.empty(0, np.int64))
    return FormTable(form, nothing, np.empty(0, np.int64))


def _written(form: FormMapping, rule: str) -> Place:
    """Return the line of a rule of a form, or of its source."""
    above = ("forms", form.name) if rule in form.block.leave_out else ()
    return form.source.document.key_place((*above, "leave_out", rule))


def _leave_out(
    world: World,
    table: FormTable,
    rule: str,
    keep: NDArray[np.bool_],
    place: Place | None = None,
    column: str | None = None,
) -> None:
    world.leave_out(table, np.flatnonzero(~keep), rule, place, column)
    table.left[rule] = table.positions[~keep]
    table.positions = table.positions[keep]


def _cut_off(world: World, table: FormTable, inputs: Inputs) -> None:
    """Leave out the records whose declared date lies after the cut-off; one whose date does not decide it stays."""
    later = after_cut_off(world, table, inputs)
    if later is not None:
        rule = f"left out: after the data cut-off {world.limit}"
        _leave_out(world, table, rule, ~later, cut_off_place(table.form), table.form.block.cut_off)


def _repeated(world: World, table: FormTable) -> None:
    """Leave out records that repeat another one in every submitted cell; report records that share a key."""
    headers = list(table.raw.columns)
    key = [name for name in table.form.block.key if name in headers]
    if not key or len(key) < len(table.form.block.key) or not len(table):
        return
    inverse, _ = combine([table.column(name) for name in key])
    times = np.bincount(inverse)
    shared = np.flatnonzero(times[inverse] > 1)
    if not len(shared):
        return
    apart = set(table.form.source.block.not_submitted)
    cells = [table.column(name).take(shared) for name in headers if name not in apart or name in key]
    same, _ = combine(cells)
    again = _repeats(same)
    _report(world, table, shared[again], "ROW101", "is repeated: the same record stands above")
    kept = np.ones(len(table), bool)
    kept[shared[again]] = False
    still = kept & (np.bincount(inverse[kept], minlength=len(times))[inverse] > 1)
    _report(world, table, np.flatnonzero(still), "ROW102", "is not the only one with this key, and the others differ")
    _leave_out(world, table, "left out: repeated record", kept, table.form.place)


def _repeats(groups: Codes) -> Positions:
    """Return the positions whose group has stood at an earlier position."""
    _, first = np.unique(groups, return_index=True)
    again = np.ones(len(groups), bool)
    again[first] = False
    return np.flatnonzero(again)


def _report(world: World, table: FormTable, rows: Positions, code: str, what: str) -> None:
    if not len(rows):
        return
    key = table.form.block.key
    held = {name: table.cells(name, rows) for name in key}
    inverse, parts = combine(list(held.values()))
    shown = [name for name in key if name not in table.form.private]
    for _, inside in members(inverse, len(parts[0])):
        said = ", ".join(f"{name} {_text(held[name], int(inside[0]))}" for name in shown)
        numbers = tuple(table.record_numbers(rows[inside]).tolist())
        message = f"{table.form.name} record{' with ' if said else ''}{said} {what}"
        world.problems.append(Problem(code, message, table.form.place, Cells(table.form.file, numbers, key[-1])))


def _text(column: Encoded, row: int) -> str:
    code = int(column.codes[row])
    return "(blank)" if code < 0 else str(column.values[code])

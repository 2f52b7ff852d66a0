"""Asks conditions of records, and reports the values that a test of them could not read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.mapping.call import Call
from nec_cdisc.mapping.condition.evaluate import evaluate, unreadable
from nec_cdisc.mapping.condition.tree import Condition, State, atoms, names, to_text
from nec_cdisc.mapping.signature import signature
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.plugin.convention import TickConvention
from nec_cdisc.problem import Place, Problem
from nec_cdisc.problem.families.value import UNKNOWN_TICK
from nec_cdisc.run.blame import members, raw_cells_all, report_all
from nec_cdisc.run.table import FormTable, Growing, Positions
from nec_cdisc.run.world import World
from nec_cdisc.verbs.constant import constant

#: The verbs of a condition that ask a tick box.
TICKS = ("is ticked", "is not ticked")
#: A column of a condition, the records of one value that a test cannot read, and the problem.
Found = tuple[str, Positions, Problem]


def ask(world: World, dataset: Growing, tree: Condition, bound: Bound, target: str | None = None) -> NDArray[np.bool_]:
    """Return where a condition holds in a dataset; each value that a test cannot read becomes a query.

    Those are texts that are no number or no date where one is compared (ROW112), and texts of a tick box that the
    source of the record declares neither as ticked nor as not ticked (VAL105).
    """

    def column(name: str) -> Encoded:
        return world.column(dataset, bound.references[name])

    found = list(not_compared(tree, column, bound.call.place))
    for ticks, rows in _records_by_ticks(dataset):
        found += not_declared(tree, column, ticks, rows, bound.call.place)
    for name, problems in _by_column(found, target).items():
        alone = Bound(bound.call, {"column": (name,)}, {name: bound.references[name]}, "condition")
        report_all(world, dataset, alone, problems)
    return world.condition(tree, dataset, bound)


def ask_table(
    world: World,
    table: FormTable | Growing,
    tree: Condition,
    place: Place,
    alias: str | None = None,
    target: str | None = None,
) -> NDArray[np.bool_]:
    """Return where a condition holds in a form, or in a dataset that is looked into; reports like :func:`ask`.

    A name may stand with the table's (``alias.column``) or without.
    """
    own = {name: name.removeprefix(f"{alias}.") for name in names(tree)}
    if isinstance(table, Growing):
        references = {name: (Reference(Kind.TARGET, table.name, column),) for name, column in own.items()}
        call = Call(table.name, signature(constant), {}, place)
        return ask(world, table, tree, Bound(call, {}, references, "condition"), target)

    def column(name: str) -> Encoded:
        return table.column(own[name])

    ticks = table.form.source.ticks
    everywhere = np.arange(len(table), dtype=np.int64)
    found = [*not_compared(tree, column, place), *not_declared(tree, column, ticks, everywhere, place)]
    for name, problems in _by_column(found, target).items():
        world.problems.extend(raw_cells_all(table, own[name], problems))
    return evaluate(tree, column, ticks.ticked)


def not_compared(tree: Condition, column: Callable[[str], Encoded], place: Place | None) -> Iterator[Found]:
    """Yield each value that a comparison of a condition cannot read: its column, its records, the problem (ROW112)."""
    for found in unreadable(tree, column):
        for value, records in _records_of(column(found.column.text), set(found.values)):
            message = f"{value!r} is no {found.kind}, so '{to_text(tree)}' cannot be answered by it"
            yield found.column.text, records, Problem("ROW112", message, place)


def not_declared(
    tree: Condition, column: Callable[[str], Encoded], ticks: TickConvention, rows: Positions, place: Place | None
) -> Iterator[Found]:
    """Yield each text of a tick box that a source does not declare: its column, its records, the problem (VAL105).

    Only ``rows`` are looked at, those of the source whose ``ticks`` these are. The condition takes such a box for one
    that is not ticked.
    """
    asked = dict.fromkeys(
        atom.column.text for atom in atoms(tree) if isinstance(atom, State) and atom.verb.text in TICKS
    )
    for name in asked:
        read = column(name).take(rows)
        strange = {str(value) for value in read.values if not _is_declared(value, ticks)}
        for value, records in _records_of(read, strange):
            message = f"{value!r} is neither ticked nor not ticked; '{to_text(tree)}' takes it for not ticked"
            yield name, rows[records], Problem(UNKNOWN_TICK, message, place)


def _by_column(found: Iterable[Found], target: str | None) -> dict[str, list[tuple[Positions, Problem]]]:
    """Return records and problem of each finding, by column, so that the cells of a column are looked up together."""
    columns: dict[str, list[tuple[Positions, Problem]]] = {}
    for name, records, problem in found:
        columns.setdefault(name, []).append((records, replace(problem, target=target)))
    return columns


def _is_declared(value: object, ticks: TickConvention) -> bool:
    """Say whether a value of a tick box can be read; truth values say it themselves."""
    text = str(value).strip().upper()
    return isinstance(value, bool) or not text or text in ticks.ticked or text in ticks.unticked


def _records_by_ticks(dataset: Growing) -> Iterator[tuple[TickConvention, Positions]]:
    """Yield each convention of tick boxes with the records of its sources."""
    blocks = list(zip(dataset.blocks, dataset.bounds(), strict=True))
    for ticks in dict.fromkeys(block.form.form.source.ticks for block, _ in blocks):
        parts = [
            np.arange(*bounds, dtype=np.int64) for block, bounds in blocks if block.form.form.source.ticks == ticks
        ]
        yield ticks, np.concatenate(parts)


def _records_of(column: Encoded, texts: Collection[str]) -> Iterator[tuple[str, Positions]]:
    """Yield each of some texts that a record has with its records, in order of the column's values, in one sorting."""
    if not texts:
        return
    shown = [str(value) for value in column.values]
    number = {text: position for position, text in enumerate(dict.fromkeys(text for text in shown if text in texts))}
    group = np.array([*(number.get(text, -1) for text in shown), -1], np.int32)[column.codes]
    records = np.flatnonzero(group >= 0)
    for text, (_, inside) in zip(number, members(group[records], len(number)), strict=True):
        if len(inside):
            yield text, records[inside]

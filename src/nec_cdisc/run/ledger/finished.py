"""Notes of a finished dataset which raw rows stand behind its records, and which raw cells gave its values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plan.reference import Kind, Reference
from nec_cdisc.plan.step import Finish
from nec_cdisc.run.ledger.extreme import note_extreme
from nec_cdisc.run.ledger.fate import UNACCOUNTED, Reason, note
from nec_cdisc.run.ledger.follow import Leaf, leaves
from nec_cdisc.run.ledger.gone import gone_from_block, gone_from_look_up, gone_from_test
from nec_cdisc.run.ledger.notes import FormNotes, Way
from nec_cdisc.run.table import FormTable, Growing, GrownBlock, Positions
from nec_cdisc.run.world import World


def note_finished(world: World, step: Finish) -> None:
    """Note what a dataset that was just finished has taken from raw files."""
    dataset = world.growing[step.dataset]
    finished = Finished(world, dataset)
    for number, block in enumerate(dataset.blocks):
        _note_rows(world, finished, number, block)
    names = [*step.mapping.variables, *step.mapping.supplementary]
    for name in (name for name in names if name not in step.mapping.working):
        bound = world.plan.bound.get(f"{step.dataset}.{name}")
        if bound is None:
            continue
        if bound.call.signature.shape.looks_elsewhere:
            if bound.elsewhere in world.forms:
                note_extreme(world, dataset, bound, finished.has(name))
            continue
        for number in range(len(dataset.blocks)):
            for leaf in leaves(world.plan, step.dataset, bound, number):
                _Cells(world, finished, name, number, leaf).note()


class Finished:
    """A finished dataset as seen from its growing one: which records arrived there, and which values."""

    def __init__(self, world: World, dataset: Growing) -> None:
        """Compare a dataset with what was written of it."""
        self.world, self.dataset = world, dataset
        self.finished = world.finished[dataset.name]
        self.order = world.orders[dataset.name]
        # a finished dataset of another length is a fault: none of its records is known to stand for a raw row
        self.kept = np.full(len(dataset), len(self.finished) == len(dataset) == len(self.order))
        self._has: dict[str, NDArray[np.bool_]] = {}
        self._qualifiers: dict[str, Positions] | None = None

    def has(self, name: str) -> NDArray[np.bool_]:
        """Return for each record of the growing dataset whether the finished one has a value of a variable."""
        if name not in self._has:
            self._has[name] = self._find(name)
        return self._has[name]

    def _find(self, name: str) -> NDArray[np.bool_]:
        has = np.zeros(len(self.dataset), bool)
        if len(self.finished) != len(self.order):
            return has
        if name not in self.finished.columns:
            has[self.order[self._rows_of(name)]] = True
            return has
        filled = ~self.finished.missing(name)
        if filled.all():
            return np.ones(len(self.dataset), bool)
        has[self.order] = filled
        return has

    def _rows_of(self, qualifier: str) -> Positions:
        """Return the records of the finished dataset that have a supplemental qualifier."""
        extra = self.world.finished.get(f"SUPP{self.dataset.name}")
        if extra is None:
            return np.empty(0, np.int64)
        names = extra.column("QNAM")
        wanted = names.values.index(qualifier) if qualifier in names.values else -2
        rows: Positions = extra.births[0].rows[names.codes == wanted]
        return rows


def _note_rows(world: World, finished: Finished, number: int, block: GrownBlock) -> None:
    """Note the raw rows behind the records of a block, and those that look-ups have found for them."""
    first, last = finished.dataset.bounds()[number]
    kept = finished.kept[first:last]
    notes = world.notes.of(block.form)
    rows = block.rows[kept]
    notes.alive[rows] = True
    name = finished.dataset.name
    notes.gone[name, number, None] = gone_from_block(world, name, number, block, rows)
    for alias, (table, found) in block.joined.items():
        if isinstance(table, FormTable):
            joined = found[kept & (found >= 0)]
            theirs = world.notes.of(table)
            theirs.alive[joined] = True
            way = (name, number, alias)
            theirs.gone[way], theirs.looked_up[way] = gone_from_look_up(world, way, table, joined), joined


@dataclass(frozen=True, slots=True, eq=False)
class _Behind:
    """Cells of one raw column behind records of a block: the row of each record's cell (-1: none), and the way."""

    table: FormTable
    column: str
    records: Positions | slice
    rows: Positions
    way: Way


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    """The raw cells that one variable reads by one leaf in one block."""

    world: World
    finished: Finished
    variable: str
    number: int
    leaf: Leaf

    @property
    def block(self) -> GrownBlock:
        return self.finished.dataset.blocks[self.number]

    def note(self) -> None:
        """Note which of the cells gave a value, and for the others why not."""
        first, last = self.finished.dataset.bounds()[self.number]
        has = self.finished.has(self.variable)[first:last]
        for behind in self._behind():
            notes = self.world.notes.of(behind.table)
            gave = has[behind.records]
            mapped = _rows(len(behind.table), behind.rows, gave)
            notes.map(behind.column, f"{self.finished.dataset.name}.{self.variable}", mapped)
            if self.leaf.asked:
                continue
            notes.ways.setdefault(behind.column, {})[behind.way] = None
            if not gave.all():
                self._note_failures(notes, behind, gave, mapped)

    def _note_failures(
        self, notes: FormNotes, behind: _Behind, gave: NDArray[np.bool_], mapped: NDArray[np.bool_]
    ) -> None:
        """Note why cells that hold something gave no value."""
        failed = np.flatnonzero(~gave & (behind.rows >= 0))
        rows = behind.rows[failed]
        open_ = ~mapped[rows] & behind.table.filled(behind.column)[rows]
        failed, rows = failed[open_], rows[open_]
        records = failed if isinstance(behind.records, slice) else behind.records[failed]
        reasons = notes.cells.setdefault(behind.column, {})
        for reason, chosen in self._reasons(records):
            note(reasons, reason, rows[chosen])

    def _reasons(self, records: Positions) -> Iterator[tuple[Reason, Positions]]:
        """Yield the reasons of records, and which of them have each; the first name without a value is to blame."""
        waiting = np.arange(len(records), dtype=np.int64)
        for column, silent in self._said():
            missing = column.codes[records[waiting]] < 0
            blank, waiting = waiting[missing], waiting[~missing]
            told = np.full(len(blank), -1) if silent is None else silent.codes[records[blank]]
            for code, reason in enumerate(silent.values if silent is not None else ()):
                yield reason, blank[told == code]
            yield UNACCOUNTED, blank[told < 0]
        yield UNACCOUNTED, waiting

    def _said(self) -> Iterator[tuple[Encoded, Encoded | None]]:
        """Yield the columns on the way from the cell to the variable, and what they say of records without a value."""
        for name in reversed(self.leaf.through):
            yield self.block.sets[name], self.block.silent.get(name)
        first, last = self.finished.dataset.bounds()[self.number]
        column = self.finished.dataset.columns[self.variable].part(first, last)
        silent = self.finished.dataset.silent.get(self.variable)
        yield column, None if silent is None else silent.part(first, last)

    def _behind(self) -> Iterator[_Behind]:
        """Yield the raw columns behind the leaf: one, or with roles one for each test."""
        block, reference, dataset = self.block, self.leaf.reference, self.finished.dataset.name
        if reference.kind is Kind.RAW:
            yield _Behind(block.form, reference.name, slice(None), block.rows, (dataset, self.number, None))
        elif reference.kind is Kind.LOOKED_UP:
            table, rows = block.joined[reference.table]
            if isinstance(table, FormTable):
                yield _Behind(table, reference.name, slice(None), rows, (dataset, self.number, reference.table))
        elif "test" in block.roles:
            yield from self._of_tests(reference)

    def _of_tests(self, reference: Reference) -> Iterator[_Behind]:
        block, dataset = self.block, self.finished.dataset.name
        tests = self.world.plan.study.datasets[dataset].blocks[self.number].tests or {}
        which = block.roles["test"]
        notes = self.world.notes.of(block.form)
        for code, test in enumerate(which.values):
            column = tests[test].get(reference.name)
            if column is None:
                continue
            records = np.flatnonzero(which.codes == code)
            way = (dataset, self.number, str(test))
            if way not in notes.gone:
                notes.gone[way] = gone_from_test(
                    self.world, dataset, self.number, block, str(test), block.rows[records]
                )
            yield _Behind(block.form, column, records, block.rows[records], way)


def _rows(length: int, rows: Positions, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the rows of a table that are among the chosen ones of a list of rows (-1: none)."""
    if len(rows) == length and bool((rows == np.arange(length)).all()):
        return chosen
    mask = np.zeros(length, bool)
    mask[rows[chosen & (rows >= 0)]] = True
    return mask

"""Finds the raw cells at fault: from records of a dataset to file, rows, column and value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine
from nec_cdisc.plan.privacy import private_behind
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.run.table import FormTable, Growing, GrownBlock, Positions
from nec_cdisc.run.world import World


def blamed(world: World, dataset: Growing, bound: Bound | None, records: Positions) -> Iterator[tuple[Cells, bool]]:
    """Yield the raw cells behind records of a dataset, grouped by file, column and value; and whether they are private.

    The cell at fault is the raw column that the call reads first, followed through the variables that it reads.
    """
    for position, (first, last) in enumerate(dataset.bounds()):
        inside = records[(records >= first) & (records < last)] - first
        if len(inside):
            block = dataset.blocks[position]
            reference = raw_origin(world, dataset.name, bound, position)
            yield from _cells(block, reference, inside)


def raw_origin(world: World, dataset: str, bound: Bound | None, block: int) -> Reference | None:
    """Return the raw column (or role, or looked-up raw column) that a call goes back to first."""
    seen: set[str] = set()
    while bound is not None:
        following: Bound | None = None
        for reference in _first_references(bound, block):
            if reference.kind in {Kind.RAW, Kind.ROLE}:
                return reference
            if reference.kind is Kind.LOOKED_UP and reference.value == "text":
                return reference
            key = reference.key(dataset) if reference.kind in {Kind.SET, Kind.TARGET} else None
            if key is not None and key not in seen and key in world.plan.bound:
                seen.add(key)
                following = world.plan.bound[key]
                break
        bound = following
    return None


def _first_references(bound: Bound, block: int) -> Iterator[Reference]:
    for names in bound.columns.values():
        for name in names:
            found = bound.references.get(name, ())
            if found:
                yield found[min(block, len(found) - 1)]


def _cells(block: GrownBlock, reference: Reference | None, inside: Positions) -> Iterator[tuple[Cells, bool]]:
    form = block.form
    if reference is None:
        yield _records(form, block.rows[inside])
        return
    if reference.kind is Kind.ROLE and reference.name in block.role_columns:
        column = block.role_columns[reference.name].take(inside)
        value = block.roles[reference.name].take(inside)
        yield from _grouped(form, block.rows[inside], column, value)
        return
    if reference.kind is Kind.LOOKED_UP:
        table, rows = block.joined[reference.table]
        if isinstance(table, FormTable):
            found = rows[inside]
            yield from _one_column(table, reference.name, found[found >= 0])
            inside = inside[found < 0]
        matched = block.matched.get(reference.table)
        if matched is None:
            if len(inside):
                yield _records(form, block.rows[inside])
            return
        reference = Reference(Kind.RAW, form.form.name, matched)
    yield from _one_column(form, reference.name, block.rows[inside])


def _records(form: FormTable, rows: Positions) -> tuple[Cells, bool]:
    """Return whole records where no single column is at fault."""
    return Cells(form.form.file, tuple(sorted(set(form.record_numbers(rows).tolist())))), False


def _one_column(form: FormTable, name: str, rows: Positions) -> Iterator[tuple[Cells, bool]]:
    column = Encoded(np.zeros(len(rows), np.int32), [name])
    value = form.cells(name, rows) if name in form.raw.frame.columns else Encoded(column.codes - 1, [])
    yield from _grouped(form, rows, column, value)


def _grouped(form: FormTable, rows: Positions, column: Encoded, value: Encoded) -> Iterator[tuple[Cells, bool]]:
    if not len(rows):
        return
    inverse, (names, values) = combine([column, value])
    numbers = form.record_numbers(rows)
    for group, inside in members(inverse, len(names)):
        name = column.values[names[group]] if names[group] >= 0 else None
        private = name in form.form.private
        text = value.values[values[group]] if values[group] >= 0 and not private else None
        yield Cells(form.form.file, tuple(sorted(set(numbers[inside].tolist()))), name, text), private


def members(inverse: NDArray[np.int32], count: int) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Yield for each group the positions of its members, in one sorting for all."""
    order = np.argsort(inverse, kind="stable")
    ends = np.cumsum(np.bincount(inverse, minlength=count))
    for group in range(count):
        yield group, order[(ends[group - 1] if group else 0) : ends[group]]


def report(world: World, dataset: Growing, bound: Bound | None, records: Positions, problem: Problem) -> None:
    """Record a problem once for each group of raw cells behind the records."""
    secret = bound is not None and private_behind(world.plan, dataset.name, bound)
    for cells, private in blamed(world, dataset, bound, records):
        message = problem.kind.title if private or secret else problem.message
        world.problems.append(replace(problem, message=message, cells=cells))


def raw_cells(table: FormTable, column: str, rows: Positions, problem: Problem) -> Iterator[Problem]:
    """Yield a problem of raw cells of one column, once for each distinct value."""
    for cells, private in _one_column(table, column, rows):
        message = problem.kind.title if private else problem.message
        yield replace(problem, message=message, cells=cells)

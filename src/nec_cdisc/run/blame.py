"""Finds the raw cells at fault: from records of a dataset to file, rows, column and value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine
from nec_cdisc.plan.privacy import private_behind
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.rules.value_text import value_text
from nec_cdisc.run.table import FormTable, Growing, GrownBlock, Positions
from nec_cdisc.run.world import World

#: The number of the finding that cells belong to, the cells, and whether they are private.
Blamed = tuple[int, Cells, bool]
#: The number of the finding that each row belongs to.
Findings = NDArray[np.int32]


def blamed(
    world: World,
    dataset: Growing,
    bound: Bound | None,
    records: Positions,
    finding: Findings,
    argument: str | None = None,
) -> Iterator[Blamed]:
    """Yield the raw cells behind records of a dataset, grouped by finding, file, column and value.

    The cell at fault is the raw column that the call reads first (for ``argument``, where one is at fault), followed
    through the variables that it reads.
    """
    for position, (first, last) in enumerate(dataset.bounds()):
        here = (records >= first) & (records < last)
        if here.any():
            block = dataset.blocks[position]
            reference = raw_origin(world, dataset.name, bound, position, argument)
            yield from _cells(block, reference, records[here] - first, finding[here])


def raw_origin(
    world: World, dataset: str, bound: Bound | None, block: int, argument: str | None = None
) -> Reference | None:
    """Return the raw column (or role, or looked-up raw column) that a call goes back to first."""
    seen: set[str] = set()
    while bound is not None:
        following: Bound | None = None
        for reference in _first_references(bound, block, argument):
            if reference.kind in {Kind.RAW, Kind.ROLE}:
                return reference
            if reference.kind is Kind.LOOKED_UP and reference.value == "text":
                return reference
            key = reference.key(dataset) if reference.kind in {Kind.SET, Kind.TARGET} else None
            if key is not None and key not in seen and key in world.plan.bound:
                seen.add(key)
                following = world.plan.bound[key]
                break
        bound, argument = following, None
    return None


def _first_references(bound: Bound, block: int, argument: str | None) -> Iterator[Reference]:
    """Yield what a call reads, in order; what the argument at fault reads comes first."""
    for parameter in sorted(bound.columns, key=lambda parameter: parameter != argument):
        for name in bound.columns[parameter]:
            found = bound.references.get(name, ())
            if found:
                yield found[min(block, len(found) - 1)]


def _cells(block: GrownBlock, reference: Reference | None, inside: Positions, finding: Findings) -> Iterator[Blamed]:
    form = block.form
    if reference is not None and reference.kind is Kind.ROLE and reference.name not in block.role_columns:
        reference = None  # what the protocol says of an element stands in no column
    if reference is None:
        yield from _records(form, block.rows[inside], finding)
        return
    if reference.kind is Kind.ROLE and reference.name in block.role_columns:
        column = block.role_columns[reference.name].take(inside)
        value = block.roles[reference.name].take(inside)
        yield from _grouped(form, block.rows[inside], finding, column, value)
        return
    if reference.kind is Kind.LOOKED_UP:
        table, rows = block.joined[reference.table]
        if isinstance(table, FormTable):
            found = rows[inside]
            yield from _one_column(table, reference.name, found[found >= 0], finding[found >= 0])
            inside, finding = inside[found < 0], finding[found < 0]
        matched = block.matched.get(reference.table)
        if matched is None:
            yield from _records(form, block.rows[inside], finding)
            return
        reference = Reference(Kind.RAW, form.form.name, matched)
    yield from _one_column(form, reference.name, block.rows[inside], finding)


def _records(form: FormTable, rows: Positions, finding: Findings) -> Iterator[Blamed]:
    """Yield whole records where no single column is at fault."""
    nothing = Encoded(np.full(len(rows), -1, np.int32), [])
    yield from _grouped(form, rows, finding, nothing, nothing)


def _one_column(form: FormTable, name: str, rows: Positions, finding: Findings) -> Iterator[Blamed]:
    column = Encoded(np.zeros(len(rows), np.int32), [name])
    value = form.cells(name, rows) if name in form.raw.columns else Encoded(column.codes - 1, [])
    yield from _grouped(form, rows, finding, column, value)


def _grouped(form: FormTable, rows: Positions, finding: Findings, column: Encoded, value: Encoded) -> Iterator[Blamed]:
    if not len(rows):
        return
    numbered = Encoded(finding, range(int(finding.max()) + 1))
    inverse, parts = combine([numbered, column, value])
    numbers = form.record_numbers(rows)
    names, texts = [*column.values, None], [*map(value_text, value.values), None]
    groups = zip(*(part.tolist() for part in parts), strict=True)
    for (number, named, held), (_, inside) in zip(groups, members(inverse, len(parts[0])), strict=True):
        private = names[named] in form.form.private
        cells = tuple(sorted(set(numbers[inside].tolist())))
        yield number, Cells(form.form.file, cells, names[named], None if private else texts[held]), private


def members(inverse: NDArray[np.int32], count: int) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Yield for each group the positions of its members, in one sorting for all."""
    order = np.argsort(inverse, kind="stable")
    ends = [0, *np.cumsum(np.bincount(inverse, minlength=count)).tolist()]
    for group in range(count):
        yield group, order[ends[group] : ends[group + 1]]


def report(world: World, dataset: Growing, bound: Bound | None, records: Positions, problem: Problem) -> None:
    """Record a problem once for each group of raw cells behind the records."""
    report_all(world, dataset, bound, [(records, problem)])


def report_all(
    world: World,
    dataset: Growing,
    bound: Bound | None,
    found: Sequence[tuple[Positions, Problem]],
    argument: str | None = None,
) -> None:
    """Record problems of one call, each once for each group of raw cells behind its records.

    A wrong decimal sign refuses every result of an export; so the cells of all problems are looked up together.
    ``argument`` is the parameter of the call whose value is at fault, the first one where none is named.
    """
    secret = bound is not None and private_behind(world.plan, dataset.name, bound)
    records, finding = _joined(found)
    cells_behind = blamed(world, dataset, bound, records, finding, argument)
    for number, cells, private in sorted(cells_behind, key=itemgetter(0)):
        problem = found[number][1]
        message = problem.kind.title if private or secret else problem.message
        world.problems.append(replace(problem, message=message, cells=cells))


def raw_cells(table: FormTable, column: str, rows: Positions, problem: Problem) -> Iterator[Problem]:
    """Yield a problem of raw cells of one column, once for each distinct value."""
    return raw_cells_all(table, column, [(rows, problem)])


def raw_cells_all(table: FormTable, column: str, found: Sequence[tuple[Positions, Problem]]) -> Iterator[Problem]:
    """Yield problems of raw cells of one column, each once for each distinct value; the cells are found together."""
    if not found:
        return
    rows, finding = _joined(found)
    for number, cells, private in sorted(_one_column(table, column, rows, finding), key=itemgetter(0)):
        problem = found[number][1]
        yield replace(problem, message=problem.kind.title if private else problem.message, cells=cells)


def _joined(found: Sequence[tuple[Positions, Problem]]) -> tuple[Positions, Findings]:
    """Return the records of all problems, and for each one the number of its problem."""
    lengths = [len(rows) for rows, _ in found]
    return np.concatenate([rows for rows, _ in found]), np.repeat(np.arange(len(found), dtype=np.int32), lengths)

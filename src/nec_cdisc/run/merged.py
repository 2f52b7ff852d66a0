"""Joins what the partitions of a run gave: datasets one below the other, problems, counts and records left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, constant, stack
from nec_cdisc.dataset.model import Births, Column, Dataset
from nec_cdisc.lineage.model import LeftOut
from nec_cdisc.problem import Problem
from nec_cdisc.run.frame import texts
from nec_cdisc.run.ledger.merging import Noted, noted
from nec_cdisc.run.settled import in_order
from nec_cdisc.run.table import FormTable, Positions
from nec_cdisc.run.world import Workings, World

#: Records counted by form or dataset, and rule.
Counts = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one partition gave.

    ``problems`` are those of each step; ``found`` are the record numbers that a look-up or an extreme found, by form;
    ``workings`` are kept for lineage, ``noted`` for the ledger.
    """

    datasets: Mapping[str, Dataset]
    problems: Sequence[Sequence[Problem]]
    counts: Counts
    left_out: Sequence[LeftOut]
    found: Mapping[str, Positions]
    workings: Mapping[str, Workings]
    noted: Sequence[Noted] = ()


def part(world: World, problems: Sequence[Sequence[Problem]]) -> Part:
    """Return what a partition gave when all its steps are done, with the problems of each step."""
    _settle_births(world)
    found = {
        name: np.unique(np.concatenate([_found(table) for table in tables]))
        for name in world.forms
        if any(tables := [item for item in (world.forms[name], world.wholes.get(name)) if item is not None])
    }
    return Part(world.finished, problems, world.counts, world.left_out, found, world.workings, noted(world.notes))


def _found(table: FormTable) -> Positions:
    return table.record_numbers(np.flatnonzero(table.found)) if table.found is not None else np.empty(0, np.int64)


def _settle_births(world: World) -> None:
    """Let births from another dataset name rows of the finished dataset: it was sorted after they were noted."""
    for name, dataset in world.finished.items():
        births = tuple(
            replace(item, rows=np.argsort(world.orders[item.table])[item.rows])
            if not _of_form(item) and item.table in world.orders
            else item
            for item in dataset.births
        )
        world.finished[name] = replace(dataset, births=births)


def _of_form(births: Births) -> bool:
    """Say whether births name rows of what a row block is made of: a dataset is finished when it is such a form."""
    return births.role == "source" or (births.role == "loser" and births.block is not None)


def problems(parts: Sequence[Part]) -> Iterator[Problem]:
    """Yield the problems of all partitions step by step: what a step finds first stays first in any number of them."""
    names = dict.fromkeys(name for item in parts for name in item.datasets)
    first = {name: _first_records(name, parts) for name in names}
    for step in zip(*(item.problems for item in parts), strict=True):
        yield from in_order(
            _moved_problem(problem, first, position) for position, found in enumerate(step) for problem in found
        )


def _moved_problem(problem: Problem, first: Mapping[str, Sequence[int]], position: int) -> Problem:
    """Return a problem with the numbers that records of a dataset which the run made have in the joined dataset."""
    cells = problem.cells
    if cells is None or cells.file not in first:
        return problem
    before = first[cells.file][position]
    return replace(problem, cells=replace(cells, rows=tuple(row + before for row in cells.rows)))


def datasets(parts: Sequence[Part]) -> dict[str, Dataset]:
    """Return the datasets of all partitions, each with its partitions one below the other."""
    if len(parts) == 1:
        return dict(parts[0].datasets)
    names = dict.fromkeys(name for item in parts for name in item.datasets)
    first = {name: _first_records(name, parts) for name in names}
    return {name: _one_below_the_other(name, parts, first) for name in names}


def _first_records(name: str, parts: Sequence[Part]) -> list[int]:
    """Return the number of the first record of each partition in the joined dataset."""
    lengths = [len(item.datasets[name]) if name in item.datasets else 0 for item in parts]
    return [0, *np.cumsum(lengths).tolist()[:-1]]


def _one_below_the_other(name: str, parts: Sequence[Part], first: Mapping[str, Sequence[int]]) -> Dataset:
    held = [item.datasets[name] for item in parts if name in item.datasets]
    widest = max(held, key=lambda item: len(item.columns))  # long comments of some subjects have further parts
    columns = {column: _column(held, column) for column in widest.columns}
    births = tuple(_joined([moved for item in _moved(name, parts, first) for moved in item]))
    return replace(widest, columns=columns, births=births)


def _column(held: Sequence[Dataset], name: str) -> Column:
    columns = [item.columns.get(name) for item in held]
    numbers = [column for column in columns if isinstance(column, np.ndarray)]
    if len(numbers) == len(columns):
        return np.concatenate(numbers)
    return texts(stack([_of(item, name) for item in held]))


def _of(dataset: Dataset, name: str) -> Encoded:
    """Return a column of a dataset, without values where it has no such one."""
    return dataset.column(name) if name in dataset.columns else constant(None, len(dataset))


def _moved(name: str, parts: Sequence[Part], first: Mapping[str, Sequence[int]]) -> Iterator[list[Births]]:
    """Yield the births of each partition with the numbers that records have in the joined datasets."""
    for position, item in enumerate(parts):
        if name in item.datasets:
            yield [
                replace(
                    births,
                    records=births.records + first[name][position],
                    rows=births.rows + (first[births.table][position] if births.table in first else 0),
                )
                for births in item.datasets[name].births
            ]


def _joined(births: Iterable[Births]) -> Iterator[Births]:
    """Yield births of the same kind as one."""
    kinds: dict[tuple[object, ...], list[Births]] = {}
    for item in births:
        kinds.setdefault((item.role, item.table, item.target, item.block), []).append(item)
    for several in kinds.values():
        records, rows = (np.concatenate([getattr(item, name) for item in several]) for name in ("records", "rows"))
        yield replace(several[0], records=records, rows=rows)


def counts(several: Iterable[Counts], order: Iterable[str]) -> dict[tuple[str, str], int]:
    """Return the sums of counts, by form or dataset in the given order, and rule."""
    place = {name: number for number, name in enumerate(order)}
    total: dict[tuple[str, str], int] = {}
    for counted in several:
        for key, number in counted.items():
            total[key] = total.get(key, 0) + number
    return dict(sorted(total.items(), key=lambda item: (place.get(item[0][0], len(place)), item[0])))


def left_out(several: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """Return the records left out, by file and rule, each record once; a rule on several lines has its first one."""
    rows: dict[tuple[str, str], set[int]] = {}
    first: dict[tuple[str, str], LeftOut] = {}
    for item in several:
        key = item.file, item.rule
        rows.setdefault(key, set()).update(item.rows)
        first[key] = min(first.get(key, item), item, key=_line)
    return tuple(replace(first[key], rows=tuple(sorted(found))) for key, found in sorted(rows.items()))


def _line(item: LeftOut) -> tuple[bool, str, int, int]:
    """Return what orders the lines of a rule that stands in several row blocks."""
    place = item.place
    return (place is None, "", 0, 0) if place is None else (False, place.file, place.line, place.column)


def note_found(world: World, parts: Iterable[Part]) -> None:
    """Let the forms of the whole export know which of their records were found in any partition."""
    for item in parts:
        for name, numbers in item.found.items():
            table = world.forms[name]
            if len(numbers) and table.raw.rows is not None:
                table.find(np.isin(table.raw.rows[table.positions], numbers))

"""Executes a plan: the very list of steps that ``nec-cdisc plan`` prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.step import BuildRows, Derive, Finish, ReadForm, Step, Withhold
from nec_cdisc.problem import Problem
from nec_cdisc.run.derive import derive
from nec_cdisc.run.finish import finish
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.ledger.account import account
from nec_cdisc.run.ledger.book import Ledger
from nec_cdisc.run.ledger.unused import count_unused
from nec_cdisc.run.orphans import report_remaining
from nec_cdisc.run.reading import read_form
from nec_cdisc.run.rows import build_rows
from nec_cdisc.run.unmatched import count_unmatched
from nec_cdisc.run.whereabouts import Whereabouts
from nec_cdisc.run.withhold import withhold
from nec_cdisc.run.world import LeftOut, World

#: Codes of raw values: a fault is the cell's, whatever the cell feeds and whichever condition asks it; so is an unknown
#: subject. The other rules of rows each ask a question of their own.
OF_VALUES = ("VAL", "ROW105", "ROW112")
#: Told before each step: its number from 1, how many there are, and its name.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a run gives: finished datasets in the order of the standard, problems, and records counted by rule."""

    datasets: Mapping[str, Dataset]
    problems: tuple[Problem, ...]
    counts: Mapping[tuple[str, str], int]
    whereabouts: Whereabouts
    left_out: tuple[LeftOut, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)


def execute(plan: Plan, inputs: Inputs, progress: Progress | None = None) -> Outcome:
    """Execute all steps of a plan on the files of a study folder."""
    world = World(plan)
    last_use = _last_use(plan.steps)
    for number, step in enumerate(plan.steps):
        if progress is not None:
            progress(number + 1, len(plan.steps), step.id)
        _execute(world, step, inputs)
        for dataset in last_use.get(number, ()):
            world.growing.pop(dataset, None)
    report_remaining(world)
    count_unmatched(world)
    _settle_births(world)
    where = Whereabouts(list(world.forms.values()))
    ledger = _ledger(world, inputs, where)
    order = [*plan.standard.datasets]
    names = sorted(world.finished, key=lambda name: _rank(order, name))
    datasets = {name: world.finished[name] for name in names}
    return Outcome(datasets, tuple(_distinct(world.problems)), world.counts, where, tuple(world.left_out), ledger)


def _execute(world: World, step: Step, inputs: Inputs) -> None:
    if isinstance(step, ReadForm):
        read_form(world, step, inputs)
    elif isinstance(step, BuildRows):
        build_rows(world, step)
    elif isinstance(step, Derive):
        derive(world, step)
    elif isinstance(step, Withhold):
        withhold(world, step)
    elif isinstance(step, Finish):
        finish(world, step)


def _ledger(world: World, inputs: Inputs, where: Whereabouts) -> Ledger:
    """Return what became of every raw row and cell; what nothing accounts for is a problem."""
    unused, unreadable = count_unused(world.plan, inputs)
    ledger = Ledger.merged(world.plan.study.forms, [account(world, where), unused])
    world.problems += [*unreadable, *ledger.problems()]
    return ledger


def _settle_births(world: World) -> None:
    """Let births from another dataset name rows of the finished dataset: it was sorted after they were noted."""
    for name, dataset in world.finished.items():
        births = tuple(
            replace(item, rows=np.argsort(world.orders[item.table])[item.rows])
            if item.role != "source" and item.table in world.orders
            else item
            for item in dataset.births
        )
        world.finished[name] = replace(dataset, births=births)


def _last_use(steps: tuple[Step, ...]) -> dict[int, list[str]]:
    """Return after which step a growing dataset is needed no more, to free its memory."""
    last: dict[str, int] = {}
    for number, step in enumerate(steps):
        for need in (step.id, *step.needs):
            name = need.split(" ", 1)[1] if " " in need else need.split(".", 1)[0]
            if not need.startswith("read "):
                last[name] = number
    freed: dict[int, list[str]] = {}
    for name, number in last.items():
        freed.setdefault(number, []).append(name)
    return freed


def _rank(order: list[str], name: str) -> tuple[int, str, bool]:
    base = name.removeprefix("SUPP")
    return (order.index(base) if base in order else len(order), base, base != name)


def _distinct(problems: list[Problem]) -> list[Problem]:
    """Return the problems without repetition: one raw cell with one fault is one problem, whatever it feeds."""
    told: dict[object, set[int]] = {}
    distinct: list[Problem] = []
    for problem in dict.fromkeys(problems):
        cells = problem.cells
        if cells is None or cells.column is None or not problem.code.startswith(OF_VALUES):
            distinct.append(problem)
            continue
        seen = told.setdefault((problem.code, cells.file, cells.column, cells.value), set())
        rows = tuple(row for row in cells.rows if row not in seen)
        seen.update(rows)
        if rows or not cells.rows:
            distinct.append(replace(problem, cells=replace(cells, rows=rows)))
    return distinct

"""Executes a plan: the very list of steps that ``nec-cdisc plan`` prints.

Forms are read whole, because repeated records, corrections and the data cut-off are questions to the whole export. All
other steps are worked out for each partition of subjects, in one process or several, and joined: the number of
partitions and processes changes nothing of the outcome.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.lineage.model import DecidedCorrection, FormCut, LeftOut, Recorded
from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.locality import locality
from nec_cdisc.plan.step import AT_LAST, BuildRows, Derive, Finish, FirstOfEach, ReadForm, Relate, Step, Withhold
from nec_cdisc.problem import Problem
from nec_cdisc.run import merged, recording
from nec_cdisc.run.corrections import not_read
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut, cut
from nec_cdisc.run.derive import derive
from nec_cdisc.run.distinct import distinct
from nec_cdisc.run.finish import finish
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.keep_first import keep_first
from nec_cdisc.run.ledger.account import account
from nec_cdisc.run.ledger.book import Ledger
from nec_cdisc.run.ledger.merging import merge_notes
from nec_cdisc.run.ledger.unused import count_unused
from nec_cdisc.run.merged import Part
from nec_cdisc.run.orphans import report_remaining
from nec_cdisc.run.partition import Partition, partition
from nec_cdisc.run.reading import read_form
from nec_cdisc.run.related import relate
from nec_cdisc.run.rows import build_rows
from nec_cdisc.run.settled import settled
from nec_cdisc.run.trial_design import design, unplanned_arms
from nec_cdisc.run.unmatched import count_unmatched
from nec_cdisc.run.whereabouts import Whereabouts
from nec_cdisc.run.withhold import withhold
from nec_cdisc.run.world import Workings, World

#: Told before each step: its number from 1, how many there are, and its name.
Progress = Callable[[int, int, str], None]
#: Works on several partitions at once, and gives what each gave, in their order.
Workers = Callable[[Sequence[Partition]], Sequence[Part]]


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a run gives: finished datasets in the order of the standard, problems, and records counted by rule.

    ``recorded`` is what lineage keeps, ``ledger`` what became of the raw rows and cells. ``corrections`` are the lines
    of the register in their order, ``cuts`` what the data cut-off did to each form, nothing where there was none.
    """

    datasets: Mapping[str, Dataset]
    problems: tuple[Problem, ...]
    counts: Mapping[tuple[str, str], int]
    whereabouts: Whereabouts
    left_out: tuple[LeftOut, ...] = ()
    recorded: Recorded | None = None
    ledger: Ledger = field(default_factory=Ledger)
    corrections: tuple[DecidedCorrection, ...] = ()
    cuts: tuple[FormCut, ...] = ()


def execute(
    plan: Plan,
    inputs: Inputs,
    progress: Progress | None = None,
    pieces: Cut = IN_ONE_PIECE,
    workers: Workers | None = None,
) -> Outcome:
    """Execute all steps of a plan on the files of a study folder, cut into partitions of subjects.

    A plan whose records cannot be made subject by subject is executed in one piece. ``workers`` carry out partitions in
    other processes; without them one after the other is carried out here.
    """
    told = _Told(plan, progress)
    world = World(plan)
    for step in plan.steps:
        if isinstance(step, ReadForm):
            told.of(step)
            read_form(world, step, inputs)
    not_read(world, inputs.corrections)
    parts = _parts(world, pieces, workers, told)
    merged.note_found(world, parts)
    return _outcome(world, parts, inputs, told)


def execute_partition(plan: Plan, world: World, told: Callable[[Step], None] | None = None) -> Part:
    """Execute all steps after reading on the forms of a partition."""
    steps = [step for step in plan.steps if not isinstance(step, (ReadForm, *AT_LAST))]
    last_use = _last_use(steps)
    marks = [0]
    for number, step in enumerate(steps):
        if told is not None:
            told(step)
        _execute(world, step)
        marks.append(len(world.problems))
        for dataset in last_use.get(number, ()):
            world.growing.pop(dataset, None)
    report_remaining(world)
    marks.append(len(world.problems))
    return merged.part(world, [world.problems[mark:end] for mark, end in itertools.pairwise(marks)])


def _parts(world: World, pieces: Cut, workers: Workers | None, told: _Told) -> Sequence[Part]:
    local = locality(world.plan)
    if pieces.partitions <= 1 or local.obstacles:
        own = World(world.plan, world.forms, cut_off=world.cut_off, limit=world.limit)
        return [execute_partition(world.plan, own, told.of)]
    shares = cut(list(world.forms.values()), pieces.partitions)
    told.times(len(shares))
    made = (partition(world, share, local.whole, first=not number) for number, share in enumerate(shares))
    if workers is not None:
        return workers(list(made))
    return [execute_partition(world.plan, item.world(world.plan), told.of) for item in made]


def _outcome(world: World, parts: Sequence[Part], inputs: Inputs, told: _Told) -> Outcome:
    plan = world.plan
    count_unmatched(world)
    datasets = merged.datasets(parts)
    made = recording.joined([item.workings for item in parts])
    left_out = merged.left_out([*world.left_out, *(group for item in parts for group in item.left_out)])
    lost = _at_last(world, datasets, made, left_out, told, inputs)
    order = [*plan.standard.datasets]
    names = sorted(datasets, key=lambda name: _rank(order, name))
    problems = distinct([*world.problems, *merged.problems(parts), *lost])
    counts = merged.counts([world.counts, *(item.counts for item in parts)], [*plan.study.forms, *names])
    where = Whereabouts(list(world.forms.values()))
    ledger, faults = _ledger(world, parts, inputs, where, problems)
    inorder, every = {name: datasets[name] for name in names}, settled([*problems, *faults])
    kept = recording.recorded(world, inorder, made, every, left_out)
    steps = {name for name, mapping in plan.study.datasets.items() if mapping.block.intermediate}
    inorder = {name: dataset for name, dataset in inorder.items() if name not in steps}
    decided = tuple(world.corrections), tuple(world.cuts)
    return Outcome(inorder, every, counts, where, left_out, kept, ledger, *decided)


def _at_last(
    world: World,
    datasets: dict[str, Dataset],
    made: Mapping[str, Workings],
    left_out: Sequence[LeftOut],
    told: _Told,
    inputs: Inputs,
) -> list[Problem]:
    """Add RELREC and trial design to finished datasets, and return what leads nowhere or was not planned."""
    problems = list(unplanned_arms(world.plan, datasets))
    for step in world.plan.steps:
        if not isinstance(step, AT_LAST):
            continue
        told.of(step)
        if isinstance(step, Relate):
            dataset, lost = relate(world, step, datasets, made, left_out)
        else:
            dataset, lost = design(world.plan, step, datasets, inputs.cut_off)
        problems += lost
        if dataset is not None:
            datasets[dataset.name] = dataset
            world.count(dataset.name, "records out", len(dataset))
    return problems


def _ledger(
    world: World, parts: Sequence[Part], inputs: Inputs, where: Whereabouts, problems: Sequence[Problem]
) -> tuple[Ledger, list[Problem]]:
    """Return what became of every raw row and cell; what nothing accounts for is a problem.

    Analysis takes of SDTM what it needs, and nothing is accounted for.
    """
    if world.plan.study.model is not SDTM:
        return Ledger(), []
    notes = merge_notes(world.forms, [item.noted for item in parts], world.plan.steps)
    unused, unreadable = count_unused(world.plan, inputs)
    ledger = Ledger.merged(world.plan.study.forms, [account(world, notes, problems, where), unused])
    return ledger, [*unreadable, *ledger.problems()]


def _execute(world: World, step: Step) -> None:
    if isinstance(step, BuildRows):
        build_rows(world, step)
    elif isinstance(step, Derive):
        derive(world, step)
    elif isinstance(step, FirstOfEach):
        keep_first(world, step)
    elif isinstance(step, Withhold):
        withhold(world, step)
    elif isinstance(step, Finish):
        finish(world, step)


class _Told:
    """Tells the steps of a run, those after reading once for each partition."""

    def __init__(self, plan: Plan, progress: Progress | None) -> None:
        self._progress = progress
        self._total = len(plan.steps)
        self._after_reading = sum(not isinstance(step, (ReadForm, *AT_LAST)) for step in plan.steps)
        self._number = 0

    def times(self, partitions: int) -> None:
        """Say how many partitions there are."""
        self._total += (partitions - 1) * self._after_reading

    def of(self, step: Step) -> None:
        """Tell a step."""
        self._number += 1
        if self._progress is not None:
            self._progress(self._number, self._total, step.id)


def _last_use(steps: Sequence[Step]) -> dict[int, list[str]]:
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

"""Says which raw cells a mapping line reads: directly, or through the names that a row block sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nec_cdisc.mapping.condition.tree import names as names_of
from nec_cdisc.mapping.study import BlockMapping
from nec_cdisc.plan.accounting import used_columns
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.plan.row_block import reference_in_block
from nec_cdisc.plan.step import BuildRows, Derive, Finish, PlannedBlock

#: What stands for a raw cell; a variable does not: what reads it is a matter of lineage.
OF_CELLS = frozenset({Kind.RAW, Kind.ROLE, Kind.LOOKED_UP})
#: The role that names the test, and stands for no cell.
TEST = "test"
#: What the edit checks of a dataset are called.
CHECKS = "edit checks"
#: What the plan puts behind a name that only other lines and edit checks read; it is followed here.
WORKING = "(working)"
#: What is said of a column that a row block sets a name from, and nothing reads the name.
IDLE = "names that nothing reads"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A raw column that a line reads, and through which set names, the one next to the line first.

    ``asked`` says that a condition asks the cell, and no value is made of it.
    """

    reference: Reference
    through: tuple[str, ...] = ()
    asked: bool = False


def leaves(plan: Plan, dataset: str, bound: Bound, block: int) -> Iterator[Leaf]:
    """Yield the raw columns that the verb of a line reads in a row block (numbered from 0)."""
    for item in bound.call.signature.columns:
        asked = item.kind == "condition"
        for name in bound.columns[item.name]:
            yield from _behind(plan, dataset, bound, name, block, asked=asked)


def asked_by_bounds(plan: Plan, dataset: str, bound: Bound, block: int) -> Iterator[Leaf]:
    """Yield the raw columns that the conditions of a line ask: those of the verb, ``only_when`` and ``blank_when``."""
    items = [item for item in bound.call.signature.columns if item.kind != "condition"]
    read = {name for item in items for name in bound.columns[item.name]}
    for name in bound.references:
        if name not in read or _is_bounding(bound, name):
            yield from _behind(plan, dataset, bound, name, block, asked=True)


def reads_cells(plan: Plan, dataset: str, bound: Bound, blocks: int) -> bool:
    """Say whether a value is made of a raw cell by a line, in any of so many row blocks."""
    return any(not leaf.asked for block in range(blocks) for leaf in leaves(plan, dataset, bound, block))


def variables(plan: Plan) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return form and raw column to the variables whose line makes a value of it, in the order of the plan."""
    found: dict[tuple[str, str | None], dict[str, None]] = {}
    for step in plan.steps:
        if isinstance(step, Derive) and step.name not in plan.study.datasets[step.dataset].working:
            for number, block in enumerate(plan.study.datasets[step.dataset].blocks):
                made = (leaf for leaf in leaves(plan, step.dataset, step.bound, number) if not leaf.asked)
                for cell in _cells(block, made):
                    found.setdefault(cell, {})[f"{step.dataset}.{step.name}"] = None
    return {(form, column): tuple(names) for (form, column), names in found.items() if column is not None}


def rules(plan: Plan) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return form to raw column to the rules, keys, look-ups and conditions that read it."""
    collected = _Rules(plan, {name: {} for name in plan.study.forms})
    collected.of_forms()
    for step in plan.steps:
        if isinstance(step, Derive):
            collected.of_variable(step)
        elif isinstance(step, Finish):
            for _, bound in step.checks:
                collected.of_line(step.dataset, bound, CHECKS)
        elif isinstance(step, BuildRows):
            for number, planned in enumerate(step.blocks):
                collected.of_rows(step.dataset, number, planned)
    collected.of_idle_names()
    return {form: {name: tuple(what) for name, what in columns.items()} for form, columns in collected.found.items()}


def _is_bounding(bound: Bound, name: str) -> bool:
    trees = (bound.call.only_when, bound.call.blank_when)
    return any(tree is not None and name in names_of(tree) for tree in trees)


def _behind(plan: Plan, dataset: str, bound: Bound, name: str, block: int, *, asked: bool) -> Iterator[Leaf]:
    found = bound.references.get(name, ())
    if found:
        yield from _followed(plan, dataset, found[min(block, len(found) - 1)], block, asked=asked)


def _followed(plan: Plan, dataset: str, reference: Reference, block: int, *, asked: bool) -> Iterator[Leaf]:
    """Yield the raw columns that a reference stands for; names that the block sets are followed."""
    if reference.kind is Kind.SET:
        inner = plan.bound.get(reference.key(dataset) or "")
        for leaf in leaves(plan, dataset, inner, block) if inner is not None else ():
            yield Leaf(leaf.reference, (reference.name, *leaf.through), asked or leaf.asked)
    elif _is_cell(plan, reference):
        yield Leaf(reference, (), asked)


def _is_cell(plan: Plan, reference: Reference) -> bool:
    """Say whether a reference stands for a raw column; an extreme names one of another form."""
    if reference.kind is Kind.DATASET:
        return reference.table in plan.study.forms
    return reference.kind in OF_CELLS and not (reference.kind is Kind.ROLE and reference.name == TEST)


@dataclass(slots=True)
class _Rules:
    """What reads each column of each form, collected."""

    plan: Plan
    found: dict[str, dict[str, dict[str, None]]]

    def add(self, form: str, column: str | None, what: str) -> None:
        if form in self.found and column is not None:
            self.found[form].setdefault(column, {})[what] = None

    def of_forms(self) -> None:
        """Add what reads a column and is no variable: rules, keys, the cut-off, look-ups, edit checks."""
        for form, columns in used_columns(self.plan).items():
            for column, readers in columns.items():
                for what in readers:
                    if ("." not in what or " " in what) and not what.endswith(WORKING):
                        self.add(form, column, CHECKS if what.startswith("edit check") else what)

    def of_variable(self, step: Derive) -> None:
        """Add what the conditions of a variable ask; of a working name, which is not submitted, all that it reads."""
        dataset, bound = step.dataset, step.bound
        if step.name not in self.plan.study.datasets[dataset].working:
            self.of_line(dataset, bound, f"condition of {dataset}.{step.name}")
            return
        mapping = self.plan.study.datasets[dataset]
        is_relation = step.name in {relation.name for relation in mapping.relations}
        what = f"{'relation' if is_relation else 'working name'} {dataset}.{step.name}"
        for number, block in enumerate(mapping.blocks):
            for found in (leaves, asked_by_bounds):
                self._leaves(block, found(self.plan, dataset, bound, number), what)

    def of_line(self, dataset: str, bound: Bound, what: str) -> None:
        """Add what the conditions of a line ask, in each row block."""
        for number, block in enumerate(self.plan.study.datasets[dataset].blocks):
            self._leaves(block, asked_by_bounds(self.plan, dataset, bound, number), what)

    def of_rows(self, dataset: str, number: int, planned: PlannedBlock) -> None:
        """Add what makes the records of a block: ``keep``, look-ups, names set, the column that says what was done."""
        block = planned.block
        if planned.keep is not None:
            asked = asked_by_bounds(self.plan, dataset, planned.keep, number)
            self._leaves(block, asked, f"rows of {dataset}")
        for name, bound in planned.sets.items():
            asked = asked_by_bounds(self.plan, dataset, bound, number)
            self._leaves(block, asked, f"condition of {name} of {dataset}")
        for roles in (block.tests or {}).values():
            self.add(block.form, roles.get(block.deciding), f"rows of {dataset}")
        for look_up in block.look_ups.values():
            for name in look_up.match.values():
                reference = reference_in_block(block, name)
                found = _followed(self.plan, dataset, reference, number, asked=True)
                self._leaves(block, found, f"look-up {look_up.alias}")

    def of_idle_names(self) -> None:
        """Add what names of a row block read that no line reads: they give nothing, and are no fault of the program."""
        read = {cell for step in self.plan.steps if isinstance(step, Derive) for cell in self._read_by(step)}
        for form, columns in used_columns(self.plan).items():
            for column in columns:
                if column not in self.found[form] and (form, column) not in read:
                    self.add(form, column, IDLE)

    def _read_by(self, step: Derive) -> Iterator[tuple[str, str | None]]:
        for number, block in enumerate(self.plan.study.datasets[step.dataset].blocks):
            yield from _cells(block, leaves(self.plan, step.dataset, step.bound, number))

    def _leaves(self, block: BlockMapping, found: Iterable[Leaf], what: str) -> None:
        for form, column in _cells(block, found):
            self.add(form, column, what)


def _cells(block: BlockMapping, found: Iterable[Leaf]) -> Iterator[tuple[str, str | None]]:
    """Yield the form and the raw column of each leaf in a row block; a role has one for each test."""
    for reference in (leaf.reference for leaf in found):
        if reference.kind is Kind.LOOKED_UP:
            if reference.table in block.look_ups:
                yield block.look_ups[reference.table].table, reference.name
        elif reference.kind is Kind.ROLE:
            for roles in (block.tests or {}).values():
                yield block.form, roles.get(reference.name)
        else:
            yield reference.table, reference.name

"""What becomes of each field of the export, by the plan: the variables that take its value, and what else reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nec_cdisc.mapping.study import BlockMapping, DatasetMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.plan.rule_in_words import rule_in_words
from nec_cdisc.plan.step import Derive
from nec_cdisc.plugin.convention import CodeList
from nec_cdisc.run.ledger.follow import leaves

#: The longest list of test codes that is written out.
MOST = 8


@dataclass(frozen=True, slots=True)
class Target:
    """A variable that takes a value from a field.

    ``where`` bounds the records, as in ``LBTESTCD is SODIUM`` or ``QNAM is AEAESI``; ``rule`` is the line in words,
    ``code_list`` the study's code list that it goes by, ``page`` the page of a paper form that the mapping names.
    """

    variable: str
    where: str
    rule: str
    code_list: str | None = None
    page: str | None = None

    @property
    def text(self) -> str:
        """The variable with the records that are meant."""
        return f"{self.variable} where {self.where}" if self.where else self.variable


def annotated(plan: Plan) -> dict[tuple[str, str], list[Target]]:
    """Return form and column to the variables that take a value from it, in the order of the plan."""
    found: dict[tuple[str, str], dict[Target, None]] = {}
    for step in plan.steps:
        if isinstance(step, Derive) and step.name not in plan.study.datasets[step.dataset].working:
            for cell, target in _of_variable(plan, step):
                found.setdefault(cell, {})[target] = None
    return {cell: list(targets) for cell, targets in found.items()}


def _of_variable(plan: Plan, step: Derive) -> Iterator[tuple[tuple[str, str], Target]]:
    mapping = plan.study.datasets[step.dataset]
    said, page = rule_in_words(step.bound), step.bound.call.notes.get("crf")
    for number, block in enumerate(mapping.blocks):
        for leaf in leaves(plan, step.dataset, step.bound, number):
            if leaf.asked:
                continue
            names = _code_lists(plan, step, number, leaf.through)
            for form, column, tests in _columns(block, leaf.reference):
                where = _where(mapping, step.name, tests)
                through = f"; by way of {', '.join(leaf.through)}" if leaf.through else ""
                target = Target(_variable(mapping, step.name), where, f"{said}{through}", names, page)
                yield (form, column), target


def _columns(block: BlockMapping, reference: Reference) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the form and column that a reference stands for, with the tests whose column it is."""
    if reference.kind is Kind.LOOKED_UP:
        if reference.table in block.look_ups:
            yield block.look_ups[reference.table].table, reference.name, ()
    elif reference.kind is Kind.ROLE:
        by_column: dict[str, list[str]] = {}
        for test, roles in (block.tests or {}).items():
            if reference.name in roles:
                by_column.setdefault(roles[reference.name], []).append(test)
        for column, tests in by_column.items():
            yield block.form, column, tuple(tests) if len(by_column) > 1 else ()
    else:
        yield reference.table, reference.name, ()


def _variable(mapping: DatasetMapping, name: str) -> str:
    return f"SUPP{mapping.name}.QVAL" if name in mapping.supplementary else f"{mapping.name}.{name}"


def _where(mapping: DatasetMapping, name: str, tests: tuple[str, ...]) -> str:
    """Return the records of the dataset that are meant."""
    if name in mapping.supplementary:
        return f"QNAM is {name}"
    if not tests:
        return ""
    variable = f"{mapping.name[:2]}TESTCD"
    listed = ", ".join(tests[:MOST]) + (", \u2026" if len(tests) > MOST else "")
    return f"{variable} is {listed}" if len(tests) == 1 else f"{variable} is one of {listed}"


def _code_lists(plan: Plan, step: Derive, number: int, through: tuple[str, ...]) -> str | None:
    """Return the name of the code list that a line goes by, or that a name which it reads goes by."""
    calls: list[Bound | None] = [step.bound]
    calls += [plan.bound.get(f"{step.dataset}.set.{number + 1}.{name}") for name in through]
    for bound in calls:
        for item in bound.call.signature.written if bound is not None else ():
            if bound is not None and item.type is CodeList and item.name in bound.call.arguments:
                return str(bound.call.arguments[item.name])
    return None

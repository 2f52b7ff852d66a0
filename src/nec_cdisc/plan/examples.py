"""Runs the worked examples of a mapping: one record in, the variables out, without reading data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nec_cdisc.mapping.condition.evaluate import evaluate_record
from nec_cdisc.mapping.condition.tree import Condition, State, atoms, names, to_text
from nec_cdisc.mapping.signature import Source
from nec_cdisc.mapping.study import DatasetMapping, SourceMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.handed import handed_in
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.plugin.verb import Refused, Shape
from nec_cdisc.problem import Place, Problem
from nec_cdisc.rules.value_text import value_text
from nec_cdisc.source.nearest import nearest

#: What an example writes for a value that the mapping refuses.
REFUSED = "refused"


class _NotShown(Exception):
    """A line that a variable needs has a problem of its own, so nothing can be said about the variable."""


class _NotOfOneRecord(Exception):
    """A variable needs other records, so an example of one record cannot show it."""


def run_examples(plan: Plan) -> Iterator[Problem]:
    """Yield a problem for each example that does not come out."""
    for dataset in plan.study.datasets.values():
        if any(plan.headers.get(block.form) is None for block in dataset.blocks):
            continue  # a form that is unknown, or whose file cannot be read, is a problem of its own
        for position in range(len(dataset.block.examples)):
            unknown = list(_unknown(plan, dataset, position))
            yield from unknown or _run(plan, dataset, position)  # with an unknown name, what comes out says nothing


def _run(plan: Plan, dataset: DatasetMapping, position: int) -> Iterator[Problem]:
    """Yield what comes out of an example otherwise than it says."""
    example = dataset.block.examples[position]
    record = _Record(plan, dataset, example.row)
    for name, expected in example.out.items():
        place = dataset.document.place(("examples", position, "out", name))
        if name in dataset.broken:
            continue
        if name not in dataset.variables and name not in dataset.supplementary:
            guess = nearest(name, [*dataset.variables, *dataset.supplementary])
            target = f"{dataset.name}.{name}"
            yield Problem("MAP121", f"{dataset.name} maps no '{name}'", place, target=target, nearest=guess)
            continue
        try:
            found, said = record.show(name)
        except _NotShown:
            continue
        except _NotOfOneRecord as needed:
            yield _of_several(name, str(needed), place)
            continue
        if found != (expected or None):
            message = f"{name} comes out as {_quoted(found)}, not {_quoted(expected or None)}{said}"
            yield Problem("MAP171", message, place)


def _of_several(name: str, needed: str, place: Place) -> Problem:
    """Return the problem of a variable that comes, or that reads one that comes, from other records."""
    if name == needed:
        message = f"{name} needs other records; an example of one record cannot show it"
        return Problem("MAP171", message, place, next_step=f"Take {name} out of the example.")
    message = f"{name} reads {needed}, which needs other records, and the example gives none"
    return Problem("MAP171", message, place, next_step=f"Give {needed} its value, or a blank, under 'in'.")


def _unknown(plan: Plan, dataset: DatasetMapping, position: int) -> Iterator[Problem]:
    """Yield the names of an example that no row block knows; a variable that needs other records may be given."""
    known = {name: None for name, call in dataset.variables.items() if call.signature.shape is not Shape.VALUE}
    for block in dataset.blocks:
        names = (*(plan.headers.get(block.form) or ()), *block.roles, *block.set, *block.broken)
        known.update(dict.fromkeys((*names, *dataset.broken)))
    for name in dataset.block.examples[position].row:
        if "." not in name and name not in known and known:
            place = dataset.document.key_place(("examples", position, "in", name))
            forms = " or ".join(dict.fromkeys(block.form for block in dataset.blocks))
            message = f"the example names '{name}', which is no column of {forms}"
            yield Problem("MAP121", message, place, nearest=nearest(name, known))


def _quoted(value: str | None) -> str:
    return "blank" if value is None else f"'{value}'"


#: A value stands where the form says that there is none.
CONTRADICTED = "ROW107"


class _Record:
    """One record of an example; values are derived when they are asked for."""

    def __init__(self, plan: Plan, dataset: DatasetMapping, row: Mapping[str, str | None]) -> None:
        self.plan = plan
        self.dataset = dataset
        self.row: Mapping[str, str | None] = row
        self.refusal: Refused | None = None
        self.aside = ""  # what a run would ask about, and goes on without
        self.deriving: set[str] = set()
        self.block = self._best_block()
        missing = {None, *self._source().block.missing}
        self.row = {name: None if value in missing or not str(value).strip() else value for name, value in row.items()}

    def show(self, name: str) -> tuple[str | None, str]:
        """Return a variable as text, and what to add to a message where it, or what it reads, was refused."""
        bound = self.plan.bound.get(f"{self.dataset.name}.{name}")
        if bound is None:
            raise _NotShown
        self.refusal, self.aside = None, ""
        try:
            value = self._derive(bound)
        except Refused as refused:
            return REFUSED if refused.answer is None else value_text(refused.answer), f" ({refused.message})"
        if value is None and self.refusal is not None:
            return REFUSED, f" ({self.refusal.message})"
        return None if value is None else value_text(value), self.aside

    def _is_raw(self, name: str) -> bool:
        """Say whether a name of the example is a raw column: then it is not the name set or variable called alike."""
        return name in (self.plan.headers.get(self.dataset.blocks[self.block].form) or ())

    def _source(self) -> SourceMapping:
        return self.plan.study.forms[self.dataset.blocks[self.block].form].source

    def _source_of(self, bound: Bound) -> SourceMapping:
        """Return the source whose conventions hold for what a call reads first: of a look-up, the table's own."""
        look_ups = self.dataset.blocks[self.block].look_ups
        for references in bound.references.values():
            reference = references[min(self.block, len(references) - 1)]
            if reference.kind is Kind.LOOKED_UP and look_ups[reference.table].table in self.plan.study.forms:
                return self.plan.study.forms[look_ups[reference.table].table].source
            break
        return self._source()

    def _best_block(self) -> int:
        """Return the row block whose names the example uses most."""
        given = set(self.row)
        scores = [
            len(given & {*(self.plan.headers.get(block.form) or ()), *block.roles}) for block in self.dataset.blocks
        ]
        return scores.index(max(scores)) if scores else 0

    def _derive(self, bound: Bound) -> Any:
        call = bound.call
        if call.signature.shape is not Shape.VALUE:
            if call.target in self.row:
                return self.row[call.target]
            raise _NotOfOneRecord(call.target)
        if call.only_when is not None and not self._holds(call.only_when, bound):
            return None
        value = self._carried_out(bound)
        if value is None or call.blank_when is None or not self._holds(call.blank_when, bound):
            return value
        raise Refused(CONTRADICTED, f"{call.target} has a value although {to_text(call.blank_when)}")

    def _carried_out(self, bound: Bound) -> Any:
        call = bound.call
        given = handed_in(self.plan.study, self.plan.standard, call, self._source_of(bound))
        for item in call.signature.parameters:
            if item.source is not Source.COLUMN:
                continue
            if item.kind == "condition":
                given[item.name] = self._holds(call.arguments[item.name], bound)
                continue
            values = [self._value(bound, name) for name in bound.columns[item.name]]
            if not item.optional and any(value is None for value in values):
                return None
            if item.many:
                given[item.name] = values
            elif values or item.optional:
                given[item.name] = values[0] if values else None
        return call.signature.function(**given)

    def _holds(self, tree: Condition, bound: Bound) -> bool:
        values = {name: self._value(bound, name) for name in names(tree)}
        ticks = self._source().ticks
        for atom in atoms(tree):
            text = values[atom.column.text] if isinstance(atom, State) and "ticked" in atom.verb.text else None
            if isinstance(text, str) and text.strip().upper() not in {"", *ticks.ticked, *ticks.unticked}:
                self.aside = f" ('{text}' in {atom.column.text} is neither ticked nor not ticked)"
        return evaluate_record(tree, values, ticks.ticked)

    def _value(self, bound: Bound, name: str) -> Any:
        references = bound.references.get(name)
        if references is None:
            return None
        return self._referred(references[min(self.block, len(references) - 1)])

    def _same_for_test(self, role: str) -> str | None:
        """Return the constant that a role has for the test of the example."""
        return self.dataset.blocks[self.block].constants.get(self.row.get("test") or "", {}).get(role)

    def _referred(self, reference: Reference) -> Any:
        if reference.kind in {Kind.LOOKED_UP, Kind.DATASET}:
            return self.row.get(f"{reference.table}.{reference.name}")
        if reference.kind is Kind.RAW and f"raw.{reference.name}" in self.row:
            return self.row[f"raw.{reference.name}"]
        if reference.name in self.row and (reference.kind in {Kind.RAW, Kind.ROLE} or not self._is_raw(reference.name)):
            return self.row[reference.name]
        key = reference.key(self.dataset.name)
        if reference.name in self.dataset.blocks[self.block].broken:
            raise _NotShown
        if key is None:
            return self._same_for_test(reference.name) if reference.kind is Kind.ROLE else None
        bound = self.plan.bound.get(key)
        if bound is None or key in self.deriving:  # a line in a circle has a problem of its own, too
            raise _NotShown
        self.deriving.add(key)
        try:
            return self._derive(bound)
        except Refused as refused:
            self.refusal = refused  # as in a run, what reads it goes on with the answer, which is blank for a query
            return refused.answer
        finally:
            self.deriving.discard(key)

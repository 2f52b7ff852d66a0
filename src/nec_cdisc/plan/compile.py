"""Computes the plan of a study: every step, in an order in which each finds what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nec_cdisc.mapping.call import Call
from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.mapping.condition.tree import names as names_of
from nec_cdisc.mapping.signature import signature
from nec_cdisc.mapping.study import ANSWER, BlockMapping, Check, DatasetMapping, StudyMapping
from nec_cdisc.plan.binding import Binder
from nec_cdisc.plan.depth import too_deep
from nec_cdisc.plan.keep_first import deciding, first_step, plan_first
from nec_cdisc.plan.needs import Needs, late_step
from nec_cdisc.plan.order import CircleError, ordered
from nec_cdisc.plan.reference import Bound, Kind, set_key
from nec_cdisc.plan.relations import relating
from nec_cdisc.plan.row_block import BlockPlanner
from nec_cdisc.plan.scope import Headers
from nec_cdisc.plan.step import BuildRows, Derive, Finish, ReadForm, Step, Withhold, rows_step
from nec_cdisc.plan.trial_design.planned import designs
from nec_cdisc.plugin.verb import Shape
from nec_cdisc.problem import Place, Problem
from nec_cdisc.standard.model import Standard
from nec_cdisc.verbs.constant import constant

#: The dataset of SDTM that says which subjects there are.
SUBJECTS = SDTM.subjects


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The steps of a run, in order, and what they are computed from.

    ``form_subjects`` say of each form how its records are identified, before they belong to any dataset, and
    ``form_identifiers`` what other identifiers, and names that its source sets, that reads, in order of work.
    """

    study: StudyMapping
    standard: Standard
    headers: Headers
    steps: tuple[Step, ...]
    bound: Mapping[str, Bound]
    form_subjects: Mapping[str, Bound]
    form_identifiers: Mapping[str, Mapping[str, Bound]]

    @property
    def further(self) -> set[str]:
        """The datasets that records of further datasets are made of."""
        used = {block.form for dataset in self.study.datasets.values() for block in dataset.blocks}
        return {name for name, form in self.study.forms.items() if form.made and name in used}

    def forms_of(self, dataset: str) -> set[str]:
        """Return the forms that a dataset's records come from; none where the study does not map it."""
        mapping = self.study.datasets.get(dataset)
        return set() if mapping is None else {block.form for block in mapping.blocks}


def compile_plan(study: StudyMapping, standard: Standard, headers: Headers) -> tuple[Plan, list[Problem]]:
    """Compute the plan; the problems are those of names, kinds of value and order."""
    compiler = _Compiler(study, standard, headers)
    steps = compiler.steps()
    plan = Plan(
        study, standard, headers, tuple(steps), compiler.bound, compiler.form_subjects, compiler.form_identifiers
    )
    return plan, [*compiler.binder.problems, *too_deep(compiler.bound)]


class _Compiler:
    def __init__(self, study: StudyMapping, standard: Standard, headers: Headers) -> None:
        self.study = study
        self.standard = standard
        self.binder = Binder(study, headers)
        self.late = {dataset.name: late for dataset in study.datasets.values() if (late := tuple(self._late(dataset)))}
        self.needs = Needs(study, self.late)
        self.bound: dict[str, Bound] = {}
        self.form_subjects: dict[str, Bound] = {}
        self.form_identifiers: dict[str, dict[str, Bound]] = {}

    def steps(self) -> list[Step]:
        """Return all steps, ordered."""
        made: list[Step] = []
        for dataset in self._datasets():
            made.append(self._rows(dataset))
            made.extend(self._derivations(dataset))
            first = plan_first(self.binder, dataset, self.bound)
            made += [] if first is None else [first]
            made.extend(self._withhold(dataset))
            made.append(self._finish(dataset))
        if self.study.model is SDTM:
            made += designs(self.study, self.standard, [step.id for step in made if isinstance(step, Finish)])
        made += relating(self.study)
        used = {need.removeprefix("read ") for step in made for need in step.needs if need.startswith("read ")}
        for name, form in self.study.forms.items():
            if name in used or form.made:
                self._bind_subject(name)
        reads: list[Step] = [
            ReadForm(f"read {name}", (), form)
            for name, form in self.study.forms.items()
            if name in used and not form.made
        ]
        every = {step.id: step for step in (*reads, *made)}
        try:
            return [every[name] for name in ordered({name: step.needs for name, step in every.items()})]
        except CircleError as circle:
            self._report_circle(circle, every)
            return list(every.values())

    def _datasets(self) -> list[DatasetMapping]:
        order = list(self.standard.datasets)
        known = sorted(self.study.datasets, key=lambda name: (order.index(name) if name in order else len(order), name))
        return [self.study.datasets[name] for name in known]

    def _rows(self, dataset: DatasetMapping) -> BuildRows:
        planner = BlockPlanner(self.binder, self.needs, dataset, self.standard.scales)
        blocks = []
        for block in dataset.blocks:
            if not self.binder.scope(dataset).form(block.form, block.place):
                continue
            planned = planner.plan(block)
            blocks.append(planned)
            said = {f"{alias}.{ANSWER}": bound for alias, bound in planned.chosen.items()}
            given = {**planned.sets, **said}
            self.bound |= {set_key(dataset.name, block.position, name): bound for name, bound in given.items()}
        return BuildRows(rows_step(dataset.name), tuple(planner.needs), dataset.name, tuple(blocks))

    def _derivations(self, dataset: DatasetMapping) -> list[Derive]:
        steps = []
        calls = {**self._domain(dataset), **dataset.variables, **dataset.supplementary}
        for name, call in calls.items():
            bound = self.binder.bind(dataset, call)
            if bound is not None:
                self.bound[f"{dataset.name}.{name}"] = bound
        before = deciding(dataset, self.bound)
        for name in calls:
            identifier = f"{dataset.name}.{name}"
            if (bound := self.bound.get(identifier)) is None:
                continue
            needs = [rows_step(dataset.name), *self.needs.of_call(dataset.name, bound)]
            if dataset.first is not None and name not in before:
                needs.append(first_step(dataset.name))
            if bound.call.signature.shape is Shape.SUBJECT:
                needs.append(f"withhold {dataset.name}")
            spec = self.standard.allowed(dataset.name, name)
            kept = name in dataset.working or dataset.block.intermediate
            numeric = kept or (spec is not None and spec.type == "Num")
            steps.append(Derive(identifier, tuple(dict.fromkeys(needs)), dataset.name, name, bound, numeric))
        return steps

    def _domain(self, dataset: DatasetMapping) -> dict[str, Call]:
        """Return the line of DOMAIN, which no mapping writes; only tabulation datasets have it."""
        if not self.study.model.has_domain:
            return {}
        verb, place = signature(constant), dataset.document.place(("dataset",))
        return {"DOMAIN": Call("DOMAIN", verb, {verb.first.name: dataset.name}, place)}

    def _withhold(self, dataset: DatasetMapping) -> Iterator[Withhold]:
        required = tuple(self._required(dataset))
        needs = [rows_step(dataset.name), *(f"{dataset.name}.{name}" for name in required)]
        needs += [first_step(dataset.name)] if dataset.first is not None else []
        subjects = self.study.model.subjects
        if dataset.name != subjects and subjects in self.study.datasets:
            needs.append(f"withhold {subjects}")
        yield Withhold(f"withhold {dataset.name}", tuple(needs), dataset.name, required)
        late = self.late.get(dataset.name, ())
        if late:
            after = (f"withhold {dataset.name}", *(f"{dataset.name}.{name}" for name in late))
            yield Withhold(late_step(dataset.name), after, dataset.name, late, late=True)

    def _late(self, dataset: DatasetMapping) -> Iterator[str]:
        """Yield required variables by verbs that need all records of the subject; a sequence has no gap."""
        spec = self.standard.datasets.get(dataset.name)
        if self.study.model is not SDTM or spec is None:
            return
        for name, call in dataset.variables.items():
            needed = name in spec.variables and spec.variables[name].core == "Req"
            if needed and call.signature.shape is Shape.SUBJECT and call.verb != "sequence":
                yield name

    def _required(self, dataset: DatasetMapping) -> Iterator[str]:
        """Yield the variables without which a record cannot be submitted: of analysis datasets the identifiers."""
        spec = self.standard.datasets.get(dataset.name)
        for name, call in dataset.variables.items():
            if self.study.model is not SDTM:
                needed = name in self.study.identifiers
            else:
                needed = spec is not None and name in spec.variables and spec.variables[name].core == "Req"
            if needed and call.signature.shape is not Shape.SUBJECT:
                yield name

    def _finish(self, dataset: DatasetMapping) -> Finish:
        domain = self._domain(dataset)
        needs = [f"withhold {dataset.name}", *([late_step(dataset.name)] if dataset.name in self.late else [])]
        needs += [f"{dataset.name}.{name}" for name in (*domain, *dataset.variables, *dataset.supplementary)]
        checks = []
        for check in dataset.checks:
            bound = self._bind_check(dataset, check)
            checks.append((check, bound))
            needs += self.needs.of_call(dataset.name, bound)
        spec = self.standard.datasets.get(dataset.name)
        expected = [v.name for v in spec.variables.values() if v.core in {"Req", "Exp"}] if spec is not None else []
        submitted = (name for name in dataset.variables if name not in dataset.working)
        names = dict.fromkeys((*domain, *submitted, *expected))
        variables = tuple(self.standard.ordered(dataset.name, names))
        unique = tuple(dict.fromkeys(needs))
        return Finish(f"finish {dataset.name}", unique, dataset.name, dataset, variables, tuple(checks))

    def _bind_check(self, dataset: DatasetMapping, check: Check) -> Bound:
        scope = self.binder.scope(dataset)
        references = {}
        for name in names_of(check.when):
            found = scope.resolve(name, check.name_places.get(name, check.place))
            if found is not None:
                references[name] = found
        self.binder.compare(dataset, check.when, references, check.name_places)
        call = Call(dataset.name, signature(constant), {}, check.place)
        return Bound(call, {"when": names_of(check.when)}, references, "condition")

    def _bind_subject(self, form: str) -> None:
        """Resolve the subject of a form's records; a form without the columns has no subject.

        Where a subject is identified by what a row block sets, a form outside of the block has none; that is a problem
        only for a form whose records are found by their subject.
        """
        mapping = self.study.forms[form]
        call = self.study.identifiers.get("USUBJID")
        columns = set(mapping.source.block.subject)
        if call is None or not columns or not columns <= set(self.binder.headers.get(form) or ()):
            return
        some = next(iter(self.study.datasets.values()))  # identifiers are the same lines in all of them
        block = BlockMapping(form, None, {}, None, mapping.set, mapping.place)
        alone = DatasetMapping(some.name, some.block, (block,), self.study.identifiers, {}, (), some.document)
        binder = self.binder if form in self.needs.looked_into else Binder(self.study, self.binder.headers)
        bound = binder.bind(alone, call)
        others = _names_behind(binder, alone, bound) if bound is not None else None
        if bound is not None and others is not None:
            self.form_subjects[form], self.form_identifiers[form] = bound, others

    def _report_circle(self, circle: CircleError, every: Mapping[str, Step]) -> None:
        step = every[circle.circle[0]]
        place = step.bound.call.place if isinstance(step, Derive) else Place("mappings")
        named = [_with_line(name, every[name], place) for name in circle.circle]
        message = f"these need each other: {' -> '.join(named)}"
        self.binder.problems.append(Problem("MAP161", message, place))


def _names_behind(
    binder: Binder,
    alone: DatasetMapping,
    bound: Bound,
    reading: frozenset[str] = frozenset(),
    found: dict[str, Bound] | None = None,
) -> dict[str, Bound] | None:
    """Return what a call reads of other identifiers, and of names that the source sets, in order of work.

    ``None`` where one of them cannot be worked out, or where they need each other; ``reading`` are names on the way,
    ``found`` those worked out before.
    """
    found = {} if found is None else found
    reading |= {bound.call.target}
    for reference in bound.all():
        if reference.kind not in {Kind.TARGET, Kind.SET} or reference.name in found:
            continue
        calls = alone.variables if reference.kind is Kind.TARGET else alone.blocks[0].set
        other = binder.bind(alone, calls[reference.name]) if reference.name not in reading else None
        if other is None or _names_behind(binder, alone, other, reading, found) is None:
            return None
        found[reference.name] = other
    return found


def _with_line(name: str, step: Step, first: Place) -> str:
    """Return a variable of a circle with its line; the file is named where it is another one than the first."""
    if not isinstance(step, Derive):
        return name
    place = step.bound.call.place
    return f"{name} ({'' if place.file == first.file else place.file + ' '}line {place.line})"

"""Finds the terms of controlled terminology that a study itself writes: in mappings, examples, the protocol block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.mapping.call import Call
from nec_cdisc.mapping.study import DatasetMapping
from nec_cdisc.plan.against_standard import given
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.trial_design.record import place_of
from nec_cdisc.plan.trial_design.summary import ts
from nec_cdisc.problem import Place

#: What an example says instead of a value where a query is raised.
_REFUSED = "refused"
_EPOCH = "EPOCH"


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """A term that the study writes: its codelists by code, the value, where it stands, and what it is for."""

    codelists: tuple[str, ...]
    value: str
    place: Place
    what: str


def own_terms(plan: Plan) -> Iterator[OwnTerm]:
    """Yield the terms that mappings can give to variables with codelists, those of examples, epochs, trial summary."""
    for dataset in plan.study.datasets.values():
        for spec, call in _lines(plan, dataset):
            for value, place in given(plan, dataset.name, call):
                yield OwnTerm(spec.codelists, value, place, f"{dataset.name}.{spec.name}")
        yield from _examples(plan, dataset)
    yield from _epochs(plan)
    yield from _summary(plan)


def decoded_codelists(plan: Plan) -> Iterator[tuple[str, Place, str]]:
    """Yield the codelists of names that a variable takes from its code by ``decode``: code, place, variable."""
    for dataset in plan.study.datasets.values():
        for name, call in dataset.variables.items():
            spec = plan.standard.allowed(dataset.name, name)
            if call.verb == "decode" and spec is not None:
                yield from ((code, call.place, f"{dataset.name}.{name}") for code in spec.codelists)


def _examples(plan: Plan, dataset: DatasetMapping) -> Iterator[OwnTerm]:
    for position, example in enumerate(dataset.block.examples):
        for name, value in example.out.items():
            spec = plan.standard.allowed(dataset.name, name)
            if value and value != _REFUSED and spec is not None and spec.codelists:
                place = dataset.document.place(("examples", position, "out", name))
                yield OwnTerm(spec.codelists, value, place, f"example of {dataset.name}.{name}")


def _epochs(plan: Plan) -> Iterator[OwnTerm]:
    codelist = plan.standard.codelists.named(_EPOCH)
    if codelist is None:
        return
    for position, epoch in enumerate(plan.study.block.protocol.epochs):
        place = plan.study.document.place(("protocol", "epochs", position, "name"))
        yield OwnTerm((codelist.code,), epoch.name, place, "epoch of the protocol")


def _summary(plan: Plan) -> Iterator[OwnTerm]:
    """Yield the terms of the trial summary: parameters with their names, coded values, names of terminologies."""
    standard, study = plan.standard, plan.study
    if not study.block.protocol.summary:
        return
    spec = standard.datasets["TS"]
    for record in ts(study, standard):
        name, number = str(record["TSPARMCD"]), record["TSSEQ"]
        asked = standard.trial_summary.get(name)
        coded = standard.codelists.named(asked.codelist) if asked is not None and asked.codelist else None
        lists = {variable: item.codelists for variable, item in spec.variables.items() if item.codelists}
        lists |= {"TSVAL": (coded.code,)} if coded is not None else {}
        place = _of_summary(plan, name, int(str(number)) - 1)
        for variable, codes in lists.items():
            value = record.get(variable)
            if isinstance(value, str):
                yield OwnTerm(codes, value, place, f"TS.{variable} of {name}")


def _of_summary(plan: Plan, name: str, position: int) -> Place:
    """Return where a value is written; what follows from elsewhere stands at the summary."""
    place = place_of(plan.study, "summary", name, position)
    place = place if place.line else plan.study.document.key_place(("protocol", "summary", name))
    return place if place.line else plan.study.document.key_place(("protocol", "summary"))


def codelist_variables(plan: Plan) -> Iterator[tuple[str, VariableSpec]]:
    """Yield the mapped variables that have codelists, each with its dataset."""
    for dataset in plan.study.datasets.values():
        for spec, _ in _lines(plan, dataset):
            yield dataset.name, spec


def _lines(plan: Plan, dataset: DatasetMapping) -> Iterator[tuple[VariableSpec, Call]]:
    """Yield the lines of variables that have codelists."""
    for name, call in dataset.variables.items():
        spec = plan.standard.allowed(dataset.name, name)
        if spec is not None and spec.codelists and name not in dataset.working:
            yield spec, call

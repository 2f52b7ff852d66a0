"""Finds the terms of controlled terminology that a study itself writes: in mappings, examples, the protocol."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.mapping.study import DatasetMapping
from nec_cdisc.plan.against_standard import given
from nec_cdisc.plan.compile import Plan
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
    """Yield the terms that mappings can give to variables with codelists, those of examples, and epochs."""
    for dataset in plan.study.datasets.values():
        if dataset.name not in plan.standard.datasets:
            continue
        for name, call in dataset.variables.items():
            spec = plan.standard.allowed(dataset.name, name)
            if spec is None or not spec.codelists or name in dataset.working:
                continue
            for value, place in given(plan, dataset.name, call):
                yield OwnTerm(spec.codelists, value, place, f"{dataset.name}.{name}")
        yield from _examples(plan, dataset)
    yield from _epochs(plan)


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


def codelist_variables(plan: Plan) -> Iterator[tuple[str, VariableSpec]]:
    """Yield the mapped variables that have codelists, each with its dataset."""
    for dataset in plan.study.datasets.values():
        for name in dataset.variables:
            spec = plan.standard.allowed(dataset.name, name)
            if spec is not None and spec.codelists and name not in dataset.working:
                yield dataset.name, spec

"""Checks mappings against the standard: variables, types, required ones, terms of codelists, qualifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.mapping.call import Call
from nec_cdisc.mapping.study import BlockMapping, DatasetMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Bound, Kind
from nec_cdisc.problem import Place, Problem
from nec_cdisc.rules.sas_date import kind_of
from nec_cdisc.source.nearest import nearest
from nec_cdisc.standard.model import Standard

QNAM = re.compile(r"[A-Z][A-Z0-9]{0,7}")
QLABEL_LENGTH = 40
#: Terms that a next step lists.
FEW = 12


def against_standard(plan: Plan) -> Iterator[Problem]:
    """Yield what the standard does not allow in the mappings of a study."""
    if not plan.standard.datasets:
        return  # a version of the standard that is not there is a problem of its own
    for dataset in plan.study.datasets.values():
        if dataset.block.intermediate:
            continue
        spec = plan.standard.datasets.get(dataset.name)
        if spec is None:
            place = dataset.document.place(("dataset",))
            guess = nearest(dataset.name, plan.standard.datasets)
            message = f"the standard has no dataset {dataset.name}"
            own = f"specs/{plan.standard.guide.lower()}-{plan.standard.version}"
            step = f"Correct the name; for a dataset of your own add a row to {own}/datasets.csv and the file of "
            step += f"its variables, {own}/{dataset.name.lower()}.csv (docs/study-folder.md shows both)."
            yield Problem("MAP141", message, place, nearest=guess, next_step=step)
            continue
        yield from _variables(plan, dataset)
        yield from _absent(plan.standard, dataset)
        yield from _qualifiers(dataset)


def _variables(plan: Plan, dataset: DatasetMapping) -> Iterator[Problem]:
    for name, call in dataset.variables.items():
        if name in dataset.working:
            continue
        spec = plan.standard.allowed(dataset.name, name)
        if spec is None:
            known = plan.standard.datasets[dataset.name].variables
            message = f"{plan.standard.guide} {plan.standard.version} has no {name} in {dataset.name}"
            yield Problem("MAP141", message, call.place, nearest=nearest(name, known))
            continue
        bound = plan.bound.get(f"{dataset.name}.{name}")
        if bound is not None and bound.gives == "any" and _reads_unread(plan, bound):
            bound = None
        fitting = {"iso8601"} if kind_of(spec.sas_format) is not None else {"number", "condition"}
        if spec.type == "Num" and bound is not None and bound.gives not in fitting:
            gives = f"'{call.verb}' gives" if call.verb != "take" else "what it copies is"
            message = f"{name} is numeric and {gives} text"
            first = call.arguments.get(call.signature.first.name)
            verb = "number" if "number" in fitting else "impute_date"
            step = f"Convert it: {{{verb}: {first}}}." if call.verb == "take" else None
            yield Problem("MAP144", message, call.place, target=f"{dataset.name}.{name}", next_step=step)
        yield from _terms(plan, dataset.name, spec, call)


def _reads_unread(plan: Plan, bound: Bound) -> bool:
    """Say whether a line reads a variable whose own line has a problem, so that its kind is not known."""
    mapped, forms = plan.study.datasets, plan.study.forms
    return any(
        f"{item.table}.{item.name}" not in plan.bound
        for item in bound.all()
        if item.kind in {Kind.TARGET, Kind.DATASET}
        or (item.kind is Kind.ROLE and item.value == "any")
        or (item.kind is Kind.RAW and (item.table in mapped or item.table not in forms))
    )


def _absent(standard: Standard, dataset: DatasetMapping) -> Iterator[Problem]:
    """Yield each required variable that is not mapped, and one note that lists the expected ones."""
    place = dataset.document.key_place(("variables",))
    there = {"DOMAIN", *dataset.variables, *dataset.broken}
    absent = [spec for name, spec in standard.datasets[dataset.name].variables.items() if name not in there]
    for spec in absent:
        if spec.core == "Req":
            target = f"{dataset.name}.{spec.name}"
            yield Problem("MAP142", f"{dataset.name} needs {spec.name} ({spec.label})", place, target=target)
    expected = [spec.name for spec in absent if spec.core == "Exp"]
    if expected:
        yield Problem("MAP143", f"{dataset.name} is expected to have {', '.join(expected)}", place)


def _terms(plan: Plan, dataset: str, spec: VariableSpec, call: Call) -> Iterator[Problem]:
    """Yield terms that the codelists of a variable do not hold."""
    lists = plan.standard.codelists.of(spec.codelists)
    if not lists:
        return
    known = {value: term for codelist in lists for value, term in codelist.terms.items()}
    code = "MAP146" if any(codelist.extensible for codelist in lists) else "MAP145"
    names = ", ".join(codelist.submission_value for codelist in lists)
    for value, place in given(plan, dataset, call):
        if value not in known:
            message = f"{value!r} for {spec.name} is not in the codelist {names}"
            guess = nearest(value, known)
            few = f"Use one of its terms: {', '.join(known)}." if len(known) <= FEW else None
            yield Problem(
                code, message, place, nearest=guess, next_step=few if code == "MAP145" and not guess else None
            )
        elif known[value].extended:
            yield Problem("MAP146", f"{value!r} for {spec.name} is the sponsor's own term in {names}", place)


def given(plan: Plan, dataset: str, call: Call) -> Iterator[tuple[str, Place]]:
    """Yield the terms that a call can give, as far as the mapping alone tells."""
    if call.verb == "constant":
        text = str(call.arguments[call.signature.first.name])
        yield from [(text, call.place)] if text else []
    elif call.verb == "flag":
        for name in ("then", "otherwise"):
            if call.arguments.get(name) is not None:
                yield str(call.arguments[name]), call.place
    elif call.verb == "code":
        yield from _listed(plan, str(call.arguments["list"]))
    elif call.verb == "take":
        name = call.arguments[call.signature.first.name]
        for block in plan.study.datasets[dataset].blocks:
            yield from _given_by(plan, dataset, block, name)


def _given_by(plan: Plan, dataset: str, block: BlockMapping, name: str) -> Iterator[tuple[str, Place]]:
    """Yield the terms that a name of a row block can stand for."""
    if name in block.set and block.set[name].verb != "take":
        yield from given(plan, dataset, block.set[name])
    elif name == "test":
        yield from ((test, block.test_places.get(test, block.place)) for test in block.tests or ())
    elif name in block.roles:
        same = dict.fromkeys(roles[name] for roles in block.constants.values() if name in roles)
        yield from ((text, block.place) for text in same)


def _listed(plan: Plan, name: str) -> Iterator[tuple[str, Place]]:
    """Yield the terms of a code list, each once, and where it stands."""
    places = plan.study.term_places.get(name, {})
    terms: Mapping[str, str] = plan.study.code_lists[name].terms if name in plan.study.code_lists else {}
    seen: set[str] = {""}
    for raw, value in terms.items():
        if value not in seen:
            yield value, places.get(raw, plan.study.code_list_places[name])
        seen.add(value)


def _qualifiers(dataset: DatasetMapping) -> Iterator[Problem]:
    for name, call in dataset.supplementary.items():
        label = call.notes.get("label", "")
        if not QNAM.fullmatch(name):
            message = f"'{name}' cannot be a QNAM, which is at most 8 capital letters and digits"
            yield Problem("MAP147", message, call.place)
        if not label:
            yield Problem("MAP147", f"{name} has no label", call.place)
        elif len(label) > QLABEL_LENGTH:
            yield Problem("MAP147", f"the label of {name} has {len(label)} characters", call.place)

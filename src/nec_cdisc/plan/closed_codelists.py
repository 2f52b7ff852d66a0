"""Finds raw texts that reach a variable of a closed codelist, and no code list says what they stand for."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.mapping.call import Call
from nec_cdisc.mapping.study import BlockMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.problem import Problem

#: Verbs that hand on a text as it stands; the others give terms of their own.
HANDING_ON = frozenset(
    {"coalesce", "concatenate", "earliest", "first", "highest", "last", "latest", "lowest", "pad", "take", "upper"}
)
#: Terms that a next step lists.
FEW = 12


def raw_in_closed(plan: Plan) -> Iterator[Problem]:
    """Yield a problem for each line that would submit what was typed where the standard allows its own terms alone."""
    for dataset in plan.study.datasets.values():
        for name, call in dataset.variables.items():
            spec = plan.standard.allowed(dataset.name, name)
            bound = plan.bound.get(f"{dataset.name}.{name}")
            if spec is None or bound is None or name in dataset.working or not _closed(plan, spec):
                continue
            found = next(typed(plan, dataset.name, bound), None)
            if found is not None:
                yield _problem(plan, spec, call, f"{dataset.name}.{name}", found)


def _closed(plan: Plan, spec: VariableSpec) -> bool:
    lists = plan.standard.codelists.of(spec.codelists)
    return bool(lists) and not any(item.extensible for item in lists)


def _problem(plan: Plan, spec: VariableSpec, call: Call, target: str, found: tuple[str, str | None]) -> Problem:
    written, kept_by = found
    lists = plan.standard.codelists.of(spec.codelists)
    names = ", ".join(item.submission_value for item in lists)
    told = f"{spec.name} takes terms of the closed codelist {names} alone, and"
    if kept_by is not None:
        step = "Write 'unknown: query' or 'unknown: stop' in that code list."
        return Problem(
            "MAP148", f"{told} '{kept_by}' keeps what has no entry", call.place, target=target, next_step=step
        )
    terms = [term for item in lists for term in item.terms]
    shown = f"; its terms are {', '.join(terms)}" if len(terms) <= FEW else ""
    step = f"Say by a code list of the study what each text stands for: {{code: {written}, list: …}}{shown}."
    return Problem("MAP148", f"{told} '{written}' is raw text", call.place, target=target, next_step=step)


def typed(
    plan: Plan, dataset: str, bound: Bound, seen: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str | None]]:
    """Yield the names of raw texts that a line hands on, and the code list that lets one pass."""
    call = bound.call
    if call.verb == "code":
        name = str(call.arguments["list"])
        if name in plan.study.code_lists and plan.study.code_lists[name].policy == "keep":
            yield str(call.arguments[call.signature.first.name]), name
    if call.verb not in HANDING_ON:
        return
    for written in bound.columns.get(call.signature.first.name, ()):
        for block, reference in enumerate(bound.references.get(written, ())):
            yield from _behind(plan, dataset, written, reference, block, seen)


def _behind(
    plan: Plan, dataset: str, written: str, reference: Reference, block: int, seen: frozenset[str]
) -> Iterator[tuple[str, str | None]]:
    """Yield the raw texts that a name stands for: it itself, or what the line behind it hands on."""
    blocks = plan.study.datasets[dataset].blocks
    table = reference.table
    if reference.kind is Kind.LOOKED_UP:
        table = next((item.look_ups[table].table for item in blocks if table in item.look_ups), table)
    if reference.kind is Kind.ROLE:
        if _has_column(blocks[min(block, len(blocks) - 1)], reference.name):
            yield written, None
        return
    if table in plan.study.forms:
        yield written, None
        return
    key = f"{table}.{reference.name}" if reference.kind is Kind.LOOKED_UP else reference.key(dataset)
    if key is None or key in seen or key not in plan.bound:
        return
    following = dataset if reference.kind is Kind.SET else table
    yield from typed(plan, following, plan.bound[key], seen | {key})


def _has_column(block: BlockMapping, role: str) -> bool:
    """Say whether a role stands for raw columns; the role ``test`` is made of codes that are checked elsewhere."""
    return any(role in roles for roles in (block.tests or {}).values())

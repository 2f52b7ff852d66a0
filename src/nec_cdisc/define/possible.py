"""Finds the terms that a line of a mapping can give, as far as the mapping alone tells, row block by row block."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from nec_cdisc.mapping.call import Call
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Bound, Kind, Reference

#: The terms, or ``None`` where the mapping does not tell them.
Terms = frozenset[str] | None
#: Verbs whose terms stand in the mapping itself.
_WRITTEN = frozenset({"constant", "flag", "ticked", "code", "epoch"})
_NONE: frozenset[str] = frozenset()


def possible(plan: Plan, dataset: str, name: str, blocks: Collection[int] | None = None) -> Terms:
    """Return the terms that a variable of a dataset can have in some row blocks, by default in all of them."""
    bound = plan.bound.get(f"{dataset}.{name}")
    if bound is None:
        return None
    chosen = every_block(plan, dataset) if blocks is None else tuple(blocks)
    return _call(plan, dataset, bound, chosen, frozenset())


def every_block(plan: Plan, dataset: str) -> tuple[int, ...]:
    """Return the numbers of the row blocks of a dataset, from 0."""
    mapping = plan.study.datasets.get(dataset)
    return tuple(range(len(mapping.blocks))) if mapping is not None else ()


def blocks_with(plan: Plan, dataset: str, name: str, value: str) -> tuple[int, ...]:
    """Return the row blocks whose records can have a value; those that do not tell count where no other one says so."""
    told = {at: possible(plan, dataset, name, [at]) for at in every_block(plan, dataset)}
    sure = tuple(at for at, terms in told.items() if terms is not None and value in terms)
    return sure or tuple(at for at, terms in told.items() if terms is None)


def _call(plan: Plan, dataset: str, bound: Bound, blocks: Sequence[int], seen: frozenset[str]) -> Terms:
    call = bound.call
    if call.verb in _WRITTEN:
        return _written(plan, call)
    if call.verb == "decode":
        codes, names = _read(plan, dataset, bound, blocks, seen), plan.standard.decodes(call.target)
        return None if codes is None or not codes <= set(names) else frozenset(names[code] for code in codes)
    if call.verb in {"take", "coalesce"}:
        return _read(plan, dataset, bound, blocks, seen)
    return None


def _written(plan: Plan, call: Call) -> Terms:
    """Return the terms that a line itself writes, or that its code list or the protocol does."""
    said = call.arguments
    if call.verb == "constant":
        return frozenset({str(said[call.signature.first.name])} - {""})
    if call.verb == "flag":
        texts = (said.get("then", "Y"), said.get("otherwise"))
        return frozenset(str(text) for text in texts if text is not None)
    if call.verb == "code":
        held = plan.study.code_lists.get(str(said["list"]))
        return None if held is None or held.policy == "keep" else frozenset(held.terms.values()) - {""}
    return frozenset({"Y"} if call.verb == "ticked" else (epoch.name for epoch in plan.study.protocol.epochs))


def _read(plan: Plan, dataset: str, bound: Bound, blocks: Sequence[int], seen: frozenset[str]) -> Terms:
    """Return the terms of what a call reads first."""
    found: list[Terms] = []
    count = len(plan.study.datasets[dataset].blocks)
    for written in bound.columns.get(bound.call.signature.first.name, ()):
        references = bound.references.get(written, ())
        if len(references) == count:
            found += [_reference(plan, dataset, references[at], [at], seen) for at in blocks]
        else:
            found += [_reference(plan, dataset, reference, blocks, seen) for reference in references]
    return _joined(found)


def _joined(several: Iterable[Terms]) -> Terms:
    joined: frozenset[str] = _NONE
    for terms in several:
        if terms is None:
            return None
        joined |= terms
    return joined


def _reference(plan: Plan, dataset: str, reference: Reference, blocks: Sequence[int], seen: frozenset[str]) -> Terms:
    mapping = plan.study.datasets[dataset]
    if reference.kind is Kind.ROLE:
        return _joined(_role(plan, dataset, at, reference.name) for at in blocks)
    table = reference.table
    key = reference.key(dataset)
    if reference.kind is Kind.LOOKED_UP:
        tables = {mapping.blocks[at].look_ups[table].table for at in blocks if table in mapping.blocks[at].look_ups}
        return _joined(_other(plan, other, reference.name, seen) for other in sorted(tables))
    if reference.kind is Kind.RAW or (reference.kind is Kind.DATASET and table != dataset):
        return _other(plan, table, reference.name, seen)
    if key is None or key in seen or key not in plan.bound:
        return None
    inner = [int(table) - 1] if reference.kind is Kind.SET else blocks
    return _call(plan, dataset, plan.bound[key], inner, seen | {key})


def _other(plan: Plan, table: str, name: str, seen: frozenset[str]) -> Terms:
    """Return the terms of a variable of another dataset of the plan; a form tells none."""
    key = f"{table}.{name}"
    if table not in plan.study.datasets or key in seen or key not in plan.bound:
        return None
    return _call(plan, table, plan.bound[key], every_block(plan, table), seen | {key})


def _role(plan: Plan, dataset: str, at: int, name: str) -> Terms:
    block = plan.study.datasets[dataset].blocks[at]
    if block.endpoints:
        sources = [source for endpoint in block.endpoints for source in endpoint.sources]
        told = {
            "parameter": (endpoint.name for endpoint in block.endpoints),
            "parameter_label": (endpoint.label for endpoint in block.endpoints),
            "event_description": (source.describe for source in sources),
            "source_dataset": (source.table for source in sources),
        }
        return frozenset(told[name]) if name in told else None
    if block.scales is not None:
        table = plan.standard.scales.get(block.scales.questionnaire)
        return frozenset(item.name for item in table.scales.values()) if table is not None and name == "scale" else None
    if name == "test":
        return frozenset(block.tests or ())
    columns = any(name in roles for roles in (block.tests or {}).values())
    texts = [roles[name] for roles in block.constants.values() if name in roles]
    return None if columns or block.role_kinds else frozenset(texts)

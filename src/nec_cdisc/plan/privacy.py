"""Says whether a private raw column stands behind a variable, so that its values may be quoted nowhere."""

from __future__ import annotations

from nec_cdisc.mapping.study import DatasetMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Bound, Kind, Reference


def private_behind(plan: Plan, dataset: str, bound: Bound) -> bool:
    """Say whether a call reads a private column, directly or through the variables and names that it reads.

    A refusal may quote any value that the call reads, not only the one that is blamed.
    """
    waiting = [(dataset, bound)]
    seen: set[str] = set()  # what many names read is looked at once
    while waiting:
        owner, call = waiting.pop()
        read = dict.fromkeys(name for names in call.columns.values() for name in names)
        for reference in (reference for name in read for reference in call.references.get(name, ())):
            if _is_private(plan, owner, reference):
                return True
            key = reference.key(owner)
            if key is not None and key not in seen and key in plan.bound:
                seen.add(key)
                waiting.append((reference.table if reference.kind is Kind.DATASET else owner, plan.bound[key]))
    return False


def _is_private(plan: Plan, dataset: str, reference: Reference) -> bool:
    mapping = plan.study.datasets.get(dataset)
    if reference.kind is Kind.ROLE:
        return mapping is not None and any(
            _private_column(plan, reference.table, roles.get(reference.name))
            for block in mapping.blocks
            for roles in (block.tests or {}).values()
            if block.form == reference.table
        )
    if reference.kind is Kind.LOOKED_UP:
        return mapping is not None and any(
            _private_column(plan, table, reference.name) for table in _tables(mapping, reference.table)
        )
    return _private_column(plan, reference.table, reference.name)


def _tables(mapping: DatasetMapping, alias: str) -> list[str]:
    return [block.look_ups[alias].table for block in mapping.blocks if alias in block.look_ups]


def _private_column(plan: Plan, form: str, column: str | None) -> bool:
    return form in plan.study.forms and column in plan.study.forms[form].private

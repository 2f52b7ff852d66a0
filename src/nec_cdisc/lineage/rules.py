"""Writes down the rules of a plan as data: lineage tells what a run did, not what the mappings say today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nec_cdisc.mapping.condition.tree import to_text
from nec_cdisc.mapping.study import BlockMapping, DatasetMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.describe import rule_text
from nec_cdisc.plan.element_rows import deciding
from nec_cdisc.plan.reference import Bound, set_key


def rules(plan: Plan) -> dict[str, Any]:
    """Return the forms of a study and, by dataset, its row blocks and the rule of each variable.

    A rule has its text, its mapping line, the shape of its verb, the table that an extreme looks into, and ``reads``:
    for each row block the names that it reads, as kind of reference, table and name.
    """
    return {
        "forms": {name: form.file for name, form in plan.study.forms.items()},
        "datasets": {name: _dataset(plan, mapping) for name, mapping in plan.study.datasets.items()},
    }


def _dataset(plan: Plan, mapping: DatasetMapping) -> dict[str, Any]:
    prefix = f"{mapping.name}."
    variables = {
        key.removeprefix(prefix): _rule(bound, len(mapping.blocks))
        for key, bound in plan.bound.items()
        if key.startswith(prefix) and not key.startswith(f"{prefix}set.")
    }
    return {
        "blocks": [_block(plan, mapping, block) for block in mapping.blocks],
        "variables": variables,
        "supplementary": list(mapping.supplementary),
        "working": sorted(mapping.working),
        "first": _kept_first(mapping),
    }


def _kept_first(mapping: DatasetMapping) -> dict[str, Any] | None:
    """Return which records of a dataset are kept: the rule, its line, and the variables that it looks at."""
    rule = mapping.first
    if rule is None:
        return None
    names = [name.removeprefix(f"{mapping.name}.") for name in (*rule.of_each, *rule.by)]
    return {"text": rule.text, "line": str(rule.place), "names": names}


def _block(plan: Plan, mapping: DatasetMapping, block: BlockMapping) -> dict[str, Any]:
    sets = {
        name: _rule(plan.bound[key], 1)
        for name in block.set
        if (key := set_key(mapping.name, block.position, name)) in plan.bound
    }
    return {
        "form": block.form,
        "line": str(block.place),
        "keep": to_text(block.keep) if block.keep is not None else None,
        "sets": sets,
        "elements": [name.split(".", 1) for name in deciding(block, plan.study.protocol)],
        "look_ups": {
            alias: {
                "table": look_up.table,
                "match": {theirs: str(mine) for theirs, mine in look_up.match.items()},
                "line": str(look_up.place),
            }
            for alias, look_up in block.look_ups.items()
        },
    }


def _rule(bound: Bound, blocks: int) -> dict[str, Any]:
    call = bound.call
    return {
        "text": rule_text(bound),
        "verb": call.verb,
        "shape": str(call.signature.shape),
        "line": str(call.place),
        "elsewhere": bound.elsewhere,
        "first": _first(bound),
        "reads": [_reads(bound, block) for block in range(blocks)],
    }


def _first(bound: Bound) -> str | None:
    """Return the name of what the verb chooses or looks at first."""
    names = bound.columns.get(bound.call.signature.first.name, ()) if bound.columns else ()
    return names[0] if names else None


def _reads(bound: Bound, block: int) -> Mapping[str, list[str]]:
    return {
        written: [str(reference.kind), reference.table, reference.name]
        for written, found in bound.references.items()
        if found
        for reference in (found[min(block, len(found) - 1)],)
    }

"""Writes down the rules of a plan as data: lineage tells what a run did, not what the mappings say today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nec_cdisc.mapping.cdisc_model import ADAM
from nec_cdisc.mapping.condition.tree import names as names_of
from nec_cdisc.mapping.condition.tree import to_text
from nec_cdisc.mapping.endpoint import Endpoint
from nec_cdisc.mapping.study import BlockMapping, DatasetMapping
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.describe import rule_text
from nec_cdisc.plan.describe_endpoint import sources_in_words
from nec_cdisc.plan.element_rows import deciding
from nec_cdisc.plan.named_columns import row_columns
from nec_cdisc.plan.privacy import private_behind
from nec_cdisc.plan.reference import Bound, set_key
from nec_cdisc.plan.step import BuildRows


def rules(plan: Plan) -> dict[str, Any]:
    """Return the forms of a study and, by dataset, its row blocks and the rule of each variable.

    A rule has its text, its mapping line, the shape of its verb, the table that an extreme looks into, and ``reads``:
    for each row block the names that it reads, as kind of reference, table and name. ``secret`` are the variables
    behind which a private raw column stands: reports do not show their values.
    """
    return {
        "forms": {name: form.file for name, form in plan.study.forms.items() if not form.made},
        "datasets": {name: _dataset(plan, mapping) for name, mapping in plan.study.datasets.items()},
    }


def _dataset(plan: Plan, mapping: DatasetMapping) -> dict[str, Any]:
    prefix = f"{mapping.name}."
    chosen = chosen_rows(plan, mapping.name)
    variables = {
        key.removeprefix(prefix): _rule(bound, len(mapping.blocks))
        for key, bound in plan.bound.items()
        if key.startswith(prefix) and not key.startswith(f"{prefix}set.")
    }
    return {
        "blocks": [_block(plan, mapping, block, chosen.get(block.position, {})) for block in mapping.blocks],
        "variables": variables,
        "supplementary": list(mapping.supplementary),
        "secret": [name for name in variables if private_behind(plan, mapping.name, plan.bound[f"{prefix}{name}"])],
        "working": not_submitted(mapping),
        "intermediate": mapping.block.intermediate,
        "sequence": _sequence(plan, mapping),
        "first": _kept_first(mapping),
    }


def chosen_rows(plan: Plan, dataset: str) -> dict[int, Mapping[str, Bound]]:
    """Return for each row block of a dataset, by its position, what its verbs choose, by alias."""
    built = [step for step in plan.steps if isinstance(step, BuildRows) and step.dataset == dataset]
    return {planned.block.position: planned.chosen for step in built for planned in step.blocks}


def not_submitted(mapping: DatasetMapping) -> list[str]:
    """Return the names of a dataset whose values stand in no file: working names; all names of a step on the way."""
    return sorted(mapping.variables if mapping.block.intermediate else mapping.working)


def _sequence(plan: Plan, mapping: DatasetMapping) -> str | None:
    """Return the variable that numbers the records of a subject.

    In SDTM that is --SEQ; in analysis ASEQ, or --SEQ of the dataset whose records it has one by one.
    """
    forms = [block.form for block in mapping.blocks if block.tests is None and not block.endpoints]
    own = "ASEQ" if plan.study.model is ADAM else f"{mapping.name[:2]}SEQ"
    theirs = [f"{form[:2]}SEQ" for form in forms] if len(mapping.blocks) == 1 and plan.study.model is ADAM else []
    return next((name for name in (own, *theirs) if name in mapping.variables), None)


def _kept_first(mapping: DatasetMapping) -> dict[str, Any] | None:
    """Return which records of a dataset are kept: the rule, its line, and the variables that it looks at."""
    rule = mapping.first
    if rule is None:
        return None
    names = [name.removeprefix(f"{mapping.name}.") for name in (*rule.of_each, *rule.by)]
    return {"text": rule.text, "line": str(rule.place), "names": names}


def _block(plan: Plan, mapping: DatasetMapping, block: BlockMapping, chosen: Mapping[str, Bound]) -> dict[str, Any]:
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
        "chosen": {alias: _rule(bound, 1) for alias, bound in chosen.items()},
        "row_columns": row_columns(plan, mapping, block) if block.tests is None and block.elements is None else [],
        "endpoints": {endpoint.name: _endpoint(endpoint) for endpoint in block.endpoints},
    }


def _endpoint(endpoint: Endpoint) -> dict[str, Any]:
    """Return a time-to-event parameter: each of its sources in words, with the columns that it looks at."""
    return {
        "label": endpoint.label,
        "line": str(endpoint.place),
        "start": endpoint.start,
        "sources": {
            name: {
                "table": source.table,
                "reads": list(dict.fromkeys([source.date, *(names_of(source.keep) if source.keep else ())])),
                "text": text,
                "line": str(source.place),
            }
            for name, source, text in sources_in_words(endpoint)
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

"""Says in words what a plan does: its steps, and the way of a variable back to the raw columns."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.condition.tree import to_text
from nec_cdisc.mapping.scale_rows import SCALE_ROLES, ScaleRows
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.element_rows import deciding
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.plan.step import BuildRows, Derive, Design, Finish, FirstOfEach, ReadForm, Relate, Step, Withhold


def describe_plan(plan: Plan) -> Iterator[str]:
    """Yield one line for each step, in the order of the run."""
    width = len(str(len(plan.steps)))
    for number, step in enumerate(plan.steps, 1):
        yield f"{number:{width}}  {step.id:20}  {describe_step(step)}"


def describe_step(step: Step) -> str:
    """Return what a step does, in one line."""
    if isinstance(step, ReadForm):
        rules = ", ".join(step.form.leave_out)
        return f"read {step.form.file}" + (f", leave out: {rules}" if rules else "")
    if isinstance(step, BuildRows):
        return f"records of {step.dataset} from {', '.join(block.block.form for block in step.blocks)}"
    if isinstance(step, Derive):
        return rule_text(step.bound)
    if isinstance(step, FirstOfEach):
        return f"keep {step.rule.text} [{step.rule.place}]"
    if isinstance(step, Withhold):
        lacking = f"withhold records without {', '.join(step.required)}"
        return lacking if step.late else f"{lacking} or without a subject in DM"
    return _describe_end(step)


def _describe_end(step: Finish | Design | Relate) -> str:
    """Return what a step does with finished records."""
    if isinstance(step, Finish):
        return f"check, sort and order {len(step.variables)} variables"
    if isinstance(step, Design):
        reached = ", series without an end as far as a subject came" if step.unending else ""
        return f"{len(step.records)} records of the protocol{reached} [{step.place}]"
    return f"relate records: {', '.join(relation.name for relation in step.relations)}"


def rule_text(bound: Bound) -> str:
    """Return a call in words: the verb, what it reads, its options and bounds."""
    call = bound.call
    parts = [call.verb]
    for item in call.signature.written:
        if item.name in bound.columns and item.kind != "condition":
            names = bound.columns[item.name]
            if names:
                prefix = "" if item is call.signature.first else f"{item.name} "
                parts.append(prefix + ", ".join(names))
        elif item.kind == "condition" and item.name in call.arguments:
            prefix = "" if item is call.signature.first or item.name == "where" else f"{item.name} "
            parts.append(f"{prefix}where {to_text(call.arguments[item.name])}")
        elif item.name in call.arguments:
            prefix = "" if item is call.signature.first else f"{item.name} "
            parts.append(f"{prefix}{call.arguments[item.name]!s}")
    for word, tree in (("only when", call.only_when), ("blank when", call.blank_when), ("among rows where", call.keep)):
        if tree is not None:
            parts.append(f"{word} {to_text(tree)}")
    return parts[0] + (" " + "; ".join(parts[1:]) if len(parts) > 1 else "")


def inputs(plan: Plan, dataset: str, name: str) -> Iterator[str]:
    """Yield the way of a variable back to the raw columns, one indented line for each thing it reads.

    What several things read is followed where it is read first.
    """
    told: set[str] = set()
    waiting = [_read(plan, dataset, name, told, 0)]
    while waiting:
        line = next(waiting[-1], None)
        if line is None:
            waiting.pop()
            continue
        text, following = line
        yield text
        if following is not None:
            waiting.append(_read(plan, *following, told, len(waiting)))


def _read(
    plan: Plan, dataset: str, name: str, told: set[str], depth: int
) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """Yield the lines of what a variable reads, each with the variable to follow; nothing for one told before."""
    key = f"{dataset}.{name}"
    bound = plan.bound.get(key)
    if bound is None or key in told:
        return
    told.add(key)
    for written, references in bound.references.items():
        for reference in dict.fromkeys(references):
            yield "  " * depth + _line(plan, dataset, written, reference, bound), _following(reference, dataset)


def _file(plan: Plan, form: str) -> str:
    """Return the file of a form; where its source cannot be read, the name of the form."""
    return plan.study.forms[form].file if form in plan.study.forms else form


def _line(plan: Plan, dataset: str, written: str, reference: Reference, bound: Bound) -> str:
    if reference.kind is Kind.RAW:
        return f"{_file(plan, reference.table)} column {reference.name}"
    if reference.kind is Kind.ROLE:
        return role(plan, dataset, written, reference)
    if reference.kind is Kind.LOOKED_UP:
        return _looked_up(plan, dataset, reference)
    if reference.kind is Kind.DATASET and reference.table in plan.study.forms:
        return f"{plan.study.forms[reference.table].file} column {reference.name}"
    key = _following(reference, dataset)
    rule = plan.bound.get(f"{key[0]}.{key[1]}") if key is not None else None
    said = f" = {rule_text(rule)} [{rule.call.place}]" if rule is not None and rule is not bound else ""
    return f"{written}{said}"


def _of_elements(plan: Plan, dataset: str, reference: Reference) -> list[str]:
    """Return what decides about a role of ``one_row_per_element``; nothing for another role."""
    blocks = [block for block in plan.study.datasets[dataset].blocks if block.form == reference.table]
    return [name for block in blocks for name in deciding(block, plan.study.protocol)]


def role(plan: Plan, dataset: str, written: str, reference: Reference) -> str:
    """Return what gives a name that a row rule makes."""
    if names := _of_elements(plan, dataset, reference):
        return f"{written}: of the elements of the arm, entered by {', '.join(names)}"
    if (rows := _scales(plan, dataset, reference)) is not None:
        read = f"{rows.answer}, by item {rows.item} and {', '.join(rows.of_each)}"
        return f"{written}: of the scales of {rows.questionnaire}, {_file(plan, reference.table)} {read}"
    columns = _role_columns(plan, dataset, reference)
    shown = ", ".join(columns[:4]) + (f" and {len(columns) - 4} more" if len(columns) > 4 else "")  # noqa: PLR2004
    what = "tests" if reference.name == "test" else "columns"
    return f"{written}: {_file(plan, reference.table)} {what} {shown}"


def _scales(plan: Plan, dataset: str, reference: Reference) -> ScaleRows | None:
    """Return by what ``one_row_per_scale`` gives a role; ``None`` for another role."""
    blocks = [block for block in plan.study.datasets[dataset].blocks if block.form == reference.table]
    return next((block.scales for block in blocks if reference.name in SCALE_ROLES and block.scales is not None), None)


def _looked_up(plan: Plan, dataset: str, reference: Reference) -> str:
    """Return where a look-up finds its value, and by what."""
    found = []
    for block in plan.study.datasets[dataset].blocks:
        look_up = block.look_ups.get(reference.table)
        if look_up is not None:
            table = plan.study.forms[look_up.table].file if look_up.table in plan.study.forms else look_up.table
            by = ", ".join(name if name == column else f"{column} = {name}" for column, name in look_up.match.items())
            found.append(f"{table} column {reference.name}, looked up as {look_up.alias} by {by} [{look_up.place}]")
    return "; ".join(dict.fromkeys(found))


def _following(reference: Reference, dataset: str) -> tuple[str, str] | None:
    if reference.kind is Kind.TARGET:
        return dataset, reference.name
    if reference.kind is Kind.SET:
        return dataset, f"set.{reference.table}.{reference.name}"
    if reference.kind is Kind.DATASET:
        return reference.table, reference.name
    return None


def _role_columns(plan: Plan, dataset: str, reference: Reference) -> list[str]:
    blocks = [block for block in plan.study.datasets[dataset].blocks if block.form == reference.table]
    if reference.name == "test":
        return [test for block in blocks for test in block.tests or ()]
    return list(
        dict.fromkeys(
            roles[reference.name]
            for block in blocks
            for roles in (block.tests or {}).values()
            if reference.name in roles
        )
    )

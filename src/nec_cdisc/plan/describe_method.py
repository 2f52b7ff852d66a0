"""Says in words how a variable is derived, as a reviewer reads it: what the verb does, the line, and what it reads."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterator

from nec_cdisc.mapping.condition.tree import to_text
from nec_cdisc.mapping.study import ANSWER, LookUp
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.describe import role, rule_text
from nec_cdisc.plan.describe_grades import describe_grades
from nec_cdisc.plan.reference import Bound, Kind, Reference, set_key

#: Verbs that say what they do by their names.
_PLAIN = frozenset({"take", "constant", "number", "text", "coalesce", "code"})


def manual(function: object) -> str:
    """Return what a verb does, as its manual says it, without the marks around code."""
    text = (inspect.getdoc(function) or "").split("\n\nArguments:")[0]
    return " ".join(text.split()).replace("``", "")


def method_text(plan: Plan, dataset: str, name: str, blocks: Collection[int] = ()) -> str:
    """Return how a variable is derived, line by line.

    What the line reads is followed as far as it is submitted: names that only the mapping knows are told in lines of
    their own. ``blocks`` are the row blocks (from 0) that are meant, all of them where none is named.
    """
    key = f"{dataset}.{name}"
    bound = plan.bound[key]
    lines = [manual(bound.call.signature.function), f"{name} = {rule_text(bound)}"]
    lines += describe_grades(bound.call, plan.standard.grades)
    lines += _hidden(plan, dataset, bound, blocks, {key})
    return "\n".join(dict.fromkeys(lines))


def _hidden(plan: Plan, dataset: str, bound: Bound, blocks: Collection[int], told: set[str]) -> Iterator[str]:
    """Yield a line for each name behind a line that no dataset of the set shows."""
    for written, references in bound.references.items():
        per_block = len(references) == len(plan.study.datasets[dataset].blocks)
        meant = [item for at, item in enumerate(references) if not blocks or not per_block or at in blocks]
        for reference in dict.fromkeys(meant):
            yield from _named(plan, dataset, written, reference, (blocks, told))


def _named(
    plan: Plan, dataset: str, written: str, reference: Reference, context: tuple[Collection[int], set[str]]
) -> Iterator[str]:
    """Yield what a name stands for; ``context`` is the blocks that are meant, and what is told already."""
    blocks, told = context
    where = f"{dataset}.{written}.{reference}"
    if where in told:
        return
    told.add(where)
    key = reference.key(dataset)
    table = reference.table if reference.kind in {Kind.DATASET, Kind.RAW} else dataset
    if reference.kind is Kind.RAW and _is_hidden_dataset(plan, table):
        key = f"{table}.{reference.name}"
    if reference.kind is Kind.ROLE:
        yield role(plan, dataset, written, reference)
    elif reference.kind is Kind.LOOKED_UP:
        yield from _looked_up(plan, dataset, written, reference)
    elif reference.kind is Kind.RAW and not _is_hidden_dataset(plan, table):
        yield _raw(plan, dataset, written, reference)
    elif key is not None and key in plan.bound and not _submitted(plan, dataset, reference):
        behind = plan.bound[key]
        if behind.call.verb == "constant" and not str(behind.call.arguments[behind.call.signature.first.name]):
            return  # a name that the block has nothing for
        yield f"{written} = {rule_text(behind)}" + _of_block(plan, dataset, reference) + _in_short(behind)
        inner = () if table != dataset else blocks
        yield from _hidden(plan, table, behind, inner, told)


def _looked_up(plan: Plan, dataset: str, written: str, reference: Reference) -> Iterator[str]:
    """Yield where each row block finds a value of another table, and which record of it."""
    for block in plan.study.datasets[dataset].blocks:
        look_up = block.look_ups.get(reference.table)
        if look_up is not None:
            form = plan.study.forms.get(look_up.table)
            tabulation = plan.study.model.has_domain and form is not None
            where = (
                f"column {reference.name} of {form.file}"
                if tabulation and form
                else f"{look_up.table}.{reference.name}"
            )
            chosen = plan.bound.get(set_key(dataset, block.position, f"{look_up.alias}.{ANSWER}"))
            by = _match(look_up) if chosen is None else f"of the record found by: {rule_text(chosen)}"
            yield f"{written}: {where}, {by}"


def _match(look_up: LookUp) -> str:
    by = " and ".join(name if name == column else f"{column} = {name}" for column, name in look_up.match.items())
    kept = "" if look_up.keep is None else f", where {to_text(look_up.keep)}"
    return f"of the record with the same {by}{kept}"


def _raw(plan: Plan, dataset: str, written: str, reference: Reference) -> str:
    """Return where a raw column stands; for analysis it is a variable of another dataset."""
    form = plan.study.forms.get(reference.table)
    if plan.study.model.has_domain:
        file = form.file if form is not None else reference.table
        return f"{written}: column {reference.name} of {file}"
    return f"{written}: {reference.table}.{reference.name}" if reference.table != dataset else written


def _is_hidden_dataset(plan: Plan, table: str) -> bool:
    """Say whether a table is a dataset on the way to others, which is not submitted."""
    mapping = plan.study.datasets.get(table)
    return mapping is not None and mapping.block.intermediate


def _submitted(plan: Plan, dataset: str, reference: Reference) -> bool:
    """Say whether a reviewer finds the variable in a dataset of the set."""
    if reference.kind is Kind.SET:
        return False
    mapping = plan.study.datasets.get(dataset if reference.kind is Kind.TARGET else reference.table)
    return mapping is None or not (mapping.block.intermediate or reference.name in mapping.working)


def _in_short(bound: Bound) -> str:
    """Return the first sentence of a verb's manual, in brackets; copying and the like need none."""
    said = manual(bound.call.signature.function).partition(". ")[0].rstrip(".")
    return "" if bound.call.verb in _PLAIN or not said else f" ({said})"


def _of_block(plan: Plan, dataset: str, reference: Reference) -> str:
    """Return for which records a name is set, where the dataset comes from several row blocks."""
    blocks = plan.study.datasets[dataset].blocks
    if reference.kind is not Kind.SET or len(blocks) == 1:
        return ""
    block = blocks[int(reference.table) - 1]
    alike = sum(other.form == block.form for other in blocks)
    return f" (records from {block.form}" + (f", rows {block.position} of the mapping)" if alike > 1 else ")")

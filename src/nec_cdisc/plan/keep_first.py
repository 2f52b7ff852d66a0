"""Plans ``keep_first``: which variables say what is kept once, and what must be derived before it is decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nec_cdisc.mapping.call import Call
from nec_cdisc.mapping.condition.tree import names as names_of
from nec_cdisc.mapping.signature import signature
from nec_cdisc.mapping.study import SUBJECT, DatasetMapping, KeepFirst
from nec_cdisc.plan.binding import Binder
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.plan.step import FirstOfEach, rows_step
from nec_cdisc.plugin.verb import Shape
from nec_cdisc.problem import Problem
from nec_cdisc.verbs.constant import constant

#: Kinds of value that say which record is first; texts do not.
ORDERING = frozenset({"iso8601", "number", "any"})


def first_step(dataset: str) -> str:
    """Return the name of the step that keeps the first records of a dataset."""
    return f"first {dataset}"


def plan_first(binder: Binder, dataset: DatasetMapping, bound: Mapping[str, Bound]) -> FirstOfEach | None:
    """Return the step that keeps the first records; ``None`` where all are kept, or a name is unfit (a problem).

    ``bound`` are the lines of the dataset, by ``DATASET.NAME``.
    """
    rule = dataset.first
    if rule is None:
        return None
    asked = () if rule.prefer is None else names_of(rule.prefer)
    found = {name: _found(binder, dataset, rule, name) for name in dict.fromkeys((*rule.of_each, *rule.by, *asked))}
    known = {name: references for name, references in found.items() if references is not None}
    before = deciding(dataset, bound)
    compared = sorted(name for name in before if _compares(dataset, name))
    for name in compared:
        message = (
            f"keep_first reads {name}, which compares records of the subject, and those to compare are not known yet"
        )
        binder.problems.append(Problem("MAP127", message, rule.name_places.get(name, rule.place), next_step=_OTHER))
    if compared or len(known) < len(found):
        return None
    needs = (rows_step(dataset.name), *(f"{dataset.name}.{name}" for name in before))
    call = Call(dataset.name, signature(constant), {}, rule.place)
    reads = Bound(call, {"of_each": rule.of_each, "by": rule.by, "prefer": asked}, known, "any")
    if rule.prefer is not None:
        binder.compare(dataset, rule.prefer, known, rule.name_places)
    dates = frozenset(name for name in rule.by if all(item.value == "iso8601" for item in known[name]))
    return FirstOfEach(first_step(dataset.name), needs, dataset.name, rule, reads, dates)


_OTHER = "Name variables that are derived from the record alone, such as a date."


def deciding(dataset: DatasetMapping, bound: Mapping[str, Bound]) -> dict[str, None]:
    """Return the variables that are derived before the first records are kept: those named, and what they read."""
    rule = dataset.first
    if rule is None:
        return {}
    before: dict[str, None] = {}
    waiting = [SUBJECT, *rule.of_each, *rule.by, *(() if rule.prefer is None else names_of(rule.prefer))]
    while waiting:
        name = waiting.pop(0).removeprefix(f"{dataset.name}.")
        if name not in before and name in {*dataset.variables, *dataset.supplementary}:
            before[name] = None
            line = bound.get(f"{dataset.name}.{name}")
            waiting += _own(dataset.name, () if line is None else line.all())
    return before


def _own(dataset: str, references: Iterable[Reference]) -> Iterator[str]:
    """Yield the variables of the dataset itself among references."""
    return (item.name for item in references if item.kind is Kind.TARGET and item.table == dataset)


def _compares(dataset: DatasetMapping, name: str) -> bool:
    call = dataset.variables.get(name) or dataset.supplementary.get(name)
    return call is not None and call.signature.shape is Shape.SUBJECT


def _found(binder: Binder, dataset: DatasetMapping, rule: KeepFirst, name: str) -> tuple[Reference, ...] | None:
    place = rule.name_places.get(name, rule.place)
    known = len(binder.problems)
    found = binder.scope(dataset).resolve(name, place)
    if found is None:
        return None
    if name in {*rule.of_each, *rule.by} and any(item.kind is not Kind.TARGET for item in found):
        message = f"keep_first reads variables of {dataset.name}, and '{name}' is none"
        step = "Name the variable that it becomes, or give it a name under 'working'."
        binder.problems.append(Problem("MAP127", message, place, next_step=step))
    elif name in rule.by and any(item.value not in ORDERING for item in found):
        message = f"keep_first orders records by dates and numbers, and '{name}' is {found[0].value}"
        step = "Convert it with 'date' or 'number' first, or name another variable."
        binder.problems.append(Problem("MAP126", message, place, next_step=step))
    return found if len(binder.problems) == known else None

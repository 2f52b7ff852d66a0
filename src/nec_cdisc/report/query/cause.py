"""Says by which rule of the mapping a problem was found, in the same words for every variable that found it."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.condition.tree import names, to_text
from nec_cdisc.mapping.study import LookUp
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Kind
from nec_cdisc.problem import Problem


class Causes:
    """The rules behind problems, found again by the line of the mapping that a problem names."""

    def __init__(self, plan: Plan) -> None:
        """Gather the edit checks and look-ups of a study by the places where they stand."""
        datasets = plan.study.datasets.values()
        self._plan = plan
        self._checks = {check.place: (dataset, check) for dataset in datasets for check in dataset.checks}
        self._look_ups = {
            look_up.place: look_up
            for dataset in datasets
            for block in dataset.blocks
            for look_up in block.look_ups.values()
        }

    def of(self, problem: Problem) -> str:
        """Return the rule: text of the edit check, condition that blanks, records looked into; else nothing."""
        if problem.code == "ROW108":
            found = self._checks.get(problem.place) if problem.place is not None else None
            return found[1].say if found is not None else ""
        if problem.code == "ROW107":
            return self._condition(problem)
        if problem.code in {"ROW103", "ROW104"}:
            look_up = self.look_up(problem)
            if look_up is None:
                return ""
            return look_up.table + (f" where {to_text(look_up.keep)}" if look_up.keep is not None else "")
        return self._table(problem) if problem.code == "ROW109" else ""

    def look_up(self, problem: Problem) -> LookUp | None:
        """Return the look-up that a problem is about."""
        return self._look_ups.get(problem.place) if problem.place is not None else None

    def variables(self, problem: Problem) -> tuple[str, ...]:
        """Return the variables that a problem concerns; of an edit check those that it asks about."""
        found = self._checks.get(problem.place) if problem.place is not None else None
        if problem.code != "ROW108" or found is None:
            return (*([problem.target] if problem.target else []), *problem.also)
        dataset, check = found
        qualified = (f"{dataset.name}.{name}" if "." not in name else name for name in names(check.when))
        asked = tuple(name for name in qualified if name in self._plan.bound)
        return asked or (dataset.name,)

    def fields(self, problem: Problem, form: str) -> tuple[str, ...]:
        """Return the raw columns of a form that an edit check compares: what the site must look at, too."""
        found = self._checks.get(problem.place) if problem.place is not None else None
        if problem.code != "ROW108" or found is None:
            return ()
        dataset, check = found
        read = (name if "." in name else f"{dataset.name}.{name}" for name in names(check.when))
        return tuple(dict.fromkeys(column for name in read for column in self._raw(name, form)))

    def _raw(self, name: str, form: str) -> Iterator[str]:
        """Yield the raw columns of a form that a name stands for, directly or through the variable of that name."""
        column = name.split(".", 1)[1]
        bound = self._plan.bound.get(name)
        if bound is None and column in (self._plan.headers.get(form) or ()):
            yield column
        if bound is None:
            return
        values = (item.name for item in bound.call.signature.columns if item.kind != "condition")
        for read in (read for value in values for read in bound.columns.get(value, ())):
            found = bound.references.get(read, ())
            yield from (item.name for item in found if item.kind is Kind.RAW and item.table == form)

    def _condition(self, problem: Problem) -> str:
        """Return the condition under which a variable is blank."""
        bound = self._plan.bound.get(problem.target or "")
        return "" if bound is None or bound.call.blank_when is None else to_text(bound.call.blank_when)

    def _table(self, problem: Problem) -> str:
        """Return the other datasets that a variable reads a value of."""
        bound = self._plan.bound.get(problem.target or "")
        references = () if bound is None else bound.all()
        return ", ".join(sorted({item.table for item in references if item.kind is Kind.DATASET}))

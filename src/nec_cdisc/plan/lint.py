"""Checks a study's mappings without reading its data: everything that can be known before a run, all at once."""

from __future__ import annotations

from dataclasses import dataclass

from nec_cdisc.plan.accounting import account
from nec_cdisc.plan.against_standard import against_standard
from nec_cdisc.plan.compile import Plan, compile_plan
from nec_cdisc.plan.examples import run_examples
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.study.folder import Study


@dataclass(frozen=True, slots=True, eq=False)
class Linted:
    """A study that was checked: its plan (``None`` where the mappings cannot be read) and all problems, by place."""

    study: Study
    plan: Plan | None
    problems: tuple[Problem, ...]

    @property
    def broken(self) -> bool:
        """Whether a run cannot be trusted: some problem is an error."""
        return self.plan is None or any(item.severity is Severity.ERROR for item in self.problems)


def lint(study: Study) -> Linted:
    """Check a study: form, names, kinds of value, order, standard, raw columns, examples."""
    if study.mapping is None:
        return Linted(study, None, _by_place(list(study.problems)))
    plan, problems = compile_plan(study.mapping, study.standard, study.headers)
    found = [*study.problems, *problems, *against_standard(plan), *account(plan), *run_examples(plan)]
    return Linted(study, plan, _by_place(found))


def _by_place(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file and line, each one once."""
    distinct = list(dict.fromkeys(problems))
    return tuple(
        sorted(distinct, key=lambda item: (item.place.file if item.place else "", _line(item), item.code, item.message))
    )


def _line(problem: Problem) -> tuple[int, int]:
    return (problem.place.line, problem.place.column) if problem.place is not None else (0, 0)

"""Checks a study's mappings without reading its data: everything that can be known before a run, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nec_cdisc.plan.accounting import account
from nec_cdisc.plan.against_standard import against_standard
from nec_cdisc.plan.closed_codelists import raw_in_closed
from nec_cdisc.plan.compile import Plan, compile_plan
from nec_cdisc.plan.countries import foreign_countries
from nec_cdisc.plan.examples import run_examples
from nec_cdisc.plan.fixed_units import fixed_units
from nec_cdisc.plan.not_there import not_there
from nec_cdisc.plan.trial_design.design_checks import check_design
from nec_cdisc.plan.trial_design.foreign_terms import foreign_terms
from nec_cdisc.plan.trial_design.summary_checks import check_summary
from nec_cdisc.plan.unasked import unasked
from nec_cdisc.plan.unfit_relations import unfit_relations
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.study.folder import Study

#: Codes of files that cannot be read, are missing or are read by nobody: the causes of much else, so they come first.
CAUSES = ("SRC", "RAW", "RUN", "MAP154", "MAP173", "MAP174", "MAP175")
#: A name is not known: what it was most likely meant to be is not blamed for being used nowhere.
UNKNOWN = ("MAP121", "MAP153")
#: What a problem with a variable or dataset brings about: an absent variable is not known, a dataset with a misspelt
#: name is not found under the right one, and a text where a number belongs cannot be computed with.
FOLLOWERS: Mapping[str, str] = {"MAP142": "MAP121", "MAP141": "MAP125", "MAP144": "MAP126"}
#: Variables that need each other cannot be derived, in an example neither.
CIRCLE = "MAP161"
#: A version of the standard is not there: nothing can be held against its terms, and each of them would seem wrong.
NO_VERSION, NO_CODELIST = "STD113", "STD107"


@dataclass(frozen=True, slots=True, eq=False)
class Linted:
    """A study that was checked: its plan (``None`` where there is none) and all problems, causes first."""

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
    guessed = {item.nearest for item in problems if item.code in UNKNOWN and item.nearest is not None}
    found = [*study.problems, *problems, *against_standard(plan), *raw_in_closed(plan), *unfit_relations(plan)]
    found += [*fixed_units(plan), *unasked(plan.study), *not_there(plan), *account(plan, guessed)]
    found += [*check_design(plan), *foreign_countries(plan)]
    if any(item.code == NO_VERSION for item in study.problems):
        return Linted(study, plan, in_order(item for item in found if item.code != NO_CODELIST))
    found += [*check_summary(plan), *foreign_terms(plan)]
    if not any(item.code == CIRCLE for item in problems):
        found += run_examples(plan)
    return Linted(study, plan, in_order(found))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by place, each once, without those that another one brings about."""
    return _by_place(_causes(list(problems)))


def _causes(problems: list[Problem]) -> list[Problem]:
    """Return the problems without those that another one brings about.

    A required variable without a line is not missed again by the lines that read it, nor is a dataset whose own name is
    misspelt; a variable that gets text for a number is not told again by what computes with it.
    """
    caused: dict[str, set[str | None]] = {follower: set() for follower in FOLLOWERS.values()}
    for item in problems:
        if item.code in FOLLOWERS:
            caused[FOLLOWERS[item.code]].add(item.target or item.nearest)
    return [item for item in problems if item.target is None or item.target not in caused.get(item.code, ())]


def _by_place(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file and line, each one once; files that cannot be used come first."""
    return tuple(sorted(dict.fromkeys(problems), key=_rank))


def _rank(problem: Problem) -> tuple[bool, str, int, int, str, str]:
    place = problem.place
    file = place.file if place is not None else problem.cells.file if problem.cells is not None else ""
    line, column = (place.line, place.column) if place is not None else (0, 0)
    return (not problem.code.startswith(CAUSES), file, line, column, problem.code, problem.message)

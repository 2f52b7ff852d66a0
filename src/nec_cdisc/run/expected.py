"""Holds the expectation suites against files that were written and not published yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from nec_cdisc.plan.compile import Plan
from nec_cdisc.plugin.check import Found, Level, Rule
from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.records.package import Package
from nec_cdisc.validate.reading import read_package
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.suites import Suites

#: Says what a folder of files does not meet.
Expected = Callable[[Path], list[Problem]]
_UNMET = {Level.REJECT: "RUN150", Level.ERROR: "RUN150", Level.WARNING: "RUN151"}
_BROKEN = "RUN152"
_NAMED = re.compile(r"\{(\w+)\}")


def unmet(suites: Suites, plan: Plan, folder: Path) -> list[Problem]:
    """Return what the files in a folder do not meet: errors (RUN150), notes (RUN151), and what broke (RUN152).

    Notes of the suites, such as terms beyond an extensible codelist, stand in other reports already.
    """
    package = read_package([folder])
    problems = [*suites.problems]
    for result in suites.results(package):
        problems += _of(result, package, plan)
    return problems


def _of(result: Result, package: Package, plan: Plan) -> Iterator[Problem]:
    if result.outcome is Outcome.BROKEN:
        yield Problem(_BROKEN, f"{result.rule.id} ({result.rule.says}) broke: {result.reason}")
    code = _UNMET.get(result.rule.level)
    for found in result.found if code is not None else ():
        yield _problem(code or "", result.rule, found, package, plan)


def _problem(code: str, rule: Rule, found: Found, package: Package, plan: Plan) -> Problem:
    target = ".".join((found.dataset, *found.variables[:1]))
    cells = None
    message = found.message
    if found.records is not None:
        first, table = int(found.records[0]), package[found.dataset]
        shown = {name: table.text(name).take(found.records[:1]).to_list()[0] for name in table.dataset.columns}
        shown |= {name: values[0] for name, values in found.said.items()}
        message = _NAMED.sub(lambda match: str(shown.get(match[1])), message)
        more = f", and {len(found.records) - 1} more" if len(found.records) > 1 else ""
        message = f"record {first + 1}{more}: {message}"
        cells = Cells(found.dataset, tuple((found.records + 1).tolist()), *found.variables[:1])
    return Problem(
        code, f"{found.dataset} {message} ({rule.id})", _place(plan, found), cells, target, next_step=rule.next_step
    )


def _place(plan: Plan, found: Found) -> Place | None:
    """Return the line of the mapping that gives the variable, or the dataset."""
    mapping = plan.study.datasets.get(found.dataset)
    if mapping is None:
        return None
    paths = [("variables", *found.variables[:1]), ("dataset",)]
    return next((mapping.document.place(path) for path in paths if path in mapping.document.values), None)

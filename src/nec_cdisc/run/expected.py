"""Holds the expectation suites against files that were written and not published yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from nec_cdisc.lineage.rules import rules
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plugin.check import Found, Level
from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.records.package import Package
from nec_cdisc.validate.finding import findings
from nec_cdisc.validate.reading import read_package
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.secret import Secrets, secret_variables
from nec_cdisc.validate.suites import Suites

_UNMET = {Level.REJECT: "RUN150", Level.ERROR: "RUN150", Level.WARNING: "RUN151"}
_BROKEN = "RUN152"


def unmet(suites: Suites, plan: Plan, before: Mapping[str, Any], folder: Path) -> list[Problem]:
    """Return what the files in a folder do not meet: errors (RUN150), notes (RUN151), and what broke (RUN152).

    ``before`` are the rules of the datasets that the plan reads, as lineage keeps them: values behind which a private
    raw column stands are not shown. Notes of the suites, such as terms beyond an extensible codelist, stand in other
    reports already.
    """
    package = read_package([folder])
    results = suites.results(package)
    found = any(result.found for result in results)
    secret = secret_variables([before, rules(plan)["datasets"]]) if found else frozenset()
    problems = [*suites.problems]
    for result in results:
        problems += _of(result, package, plan, lambda dataset, variable: (dataset, variable) in secret)
    return problems


def _of(result: Result, package: Package, plan: Plan, secrets: Secrets) -> Iterator[Problem]:
    if result.outcome is Outcome.BROKEN:
        yield Problem(_BROKEN, f"{result.rule.id} ({result.rule.says}) broke: {result.reason}")
    if (code := _UNMET.get(result.rule.level)) is not None:
        for found in result.found:
            said, cells = _said(result, found, package, plan, secrets), None
            if found.records is not None:
                cells = Cells(found.dataset, tuple((found.records + 1).tolist()), *found.variables[:1])
            target = ".".join((found.dataset, *found.variables[:1]))
            yield Problem(code, said, _place(plan, found), cells, target, next_step=result.rule.next_step)


def _said(result: Result, found: Found, package: Package, plan: Plan, secrets: Secrets) -> str:
    """Return what is wrong with the first record, and how many more there are."""
    records = found.records
    first = found
    if records is not None:
        said = {name: values[:1] for name, values in found.said.items()}
        first = replace(found, records=records[:1], said=said)
    told = next(findings([replace(result, found=(first,))], package, plan.standard, secrets=secrets))
    which = "" if told.record is None else f" record {told.record}"
    more = f" and {len(records) - 1} more" if records is not None and len(records) > 1 else ""
    return f"{found.dataset}{which}{more}: {told.message} ({result.rule.id})"


def _place(plan: Plan, found: Found) -> Place | None:
    """Return the line of the mapping that gives the variable, or the dataset."""
    mapping = plan.study.datasets.get(found.dataset)
    if mapping is None:
        return None
    paths = [("variables", *found.variables[:1]), ("dataset",)]
    return next((mapping.document.place(path) for path in paths if path in mapping.document.values), None)

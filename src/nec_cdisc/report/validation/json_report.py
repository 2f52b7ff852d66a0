"""The report of validation as JSON: for programs, and for comparison with the next run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nec_cdisc.plugin.check import Level
from nec_cdisc.problem import Problem
from nec_cdisc.report.validation.about import About
from nec_cdisc.report.validation.json_lines import PLACE, write_json_lines
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.validation import Validation
from nec_cdisc.validate.waiver import Waiver


def write_json(validation: Validation, about: About, path: Path) -> None:
    """Write the report."""
    data = {**_head(validation, about), "rules": PLACE, "findings": PLACE}
    write_json_lines(data, [map(_rule, validation.results), map(_finding, validation.findings)], path)


def as_data(validation: Validation, about: About | None = None) -> dict[str, Any]:
    """Return the report as plain data."""
    head = _head(validation, about or About())
    rules = [_rule(result) for result in validation.results]
    return {**head, "rules": rules, "findings": [_finding(finding) for finding in validation.findings]}


def _head(validation: Validation, about: About) -> dict[str, Any]:
    """Return everything but rules and findings."""
    levels, outcomes = validation.levels, validation.outcomes
    return {
        "study": about.study,
        "standard": about.standard,
        "exported": None if about.exported is None else about.exported.isoformat(),
        "open": {level.value: levels[level] for level in Level},
        "waived": len(validation.waived),
        "outcomes": {outcome.value: outcomes[outcome] for outcome in Outcome},
        "datasets": [
            {"name": name, "file": table.file, "records": len(table)}
            for name, table in validation.package.tables.items()
        ],
        "unread": [_problem(item) for _, items in sorted(validation.package.unread.items()) for item in items],
        "problems": [_problem(item) for item in validation.problems],
        "core": _core(validation),
        "comparison": _comparison(validation),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    place = None if problem.place is None else str(problem.place)
    file = problem.cells.file if problem.cells is not None else None
    return {"code": problem.code, "message": problem.message, "file": file, "line": place}


def _core(validation: Validation) -> dict[str, Any]:
    core = validation.core
    return {"state": core.state.value, "reason": core.reason, "rules": len(core.results), **dict(core.details)}


def _comparison(validation: Validation) -> dict[str, Any] | None:
    comparison = validation.comparison
    if comparison is None:
        return None
    gone: list[Mapping[str, str | None]] = list(comparison.gone)
    return {
        "with": comparison.name,
        "new": comparison.new,
        "persisting": comparison.persisting,
        "not_judged": comparison.not_judged,
        "gone": gone,
    }


def _rule(result: Result) -> dict[str, Any]:
    rule = result.rule
    return {
        "check": rule.id,
        "name": rule.name,
        "severity": rule.level.value,
        "outcome": result.outcome.value,
        "reason": result.reason,
        "looked_at": list(result.looked_at),
        "says": rule.says,
        "why": rule.why,
        "next_step": rule.next_step,
        "source": rule.source,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.rule.id,
        "severity": finding.rule.level.value,
        "identity": finding.identity,
        "since": None if finding.since is None else finding.since.value,
        "waiver": None if finding.waiver is None else _waiver(finding.waiver),
        "dataset": finding.dataset,
        "subject": finding.subject,
        "sequence": finding.sequence,
        "record": finding.record,
        "variables": list(finding.variables),
        "variable": finding.variables[0] if finding.variables else None,
        "values": dict(finding.values),
        "keys": dict(finding.keys),
        "message": finding.message,
        "raw": list(finding.raw),
        "line": finding.line,
        "next_step": finding.rule.next_step,
    }


def _waiver(waiver: Waiver) -> dict[str, str]:
    return {"reason": waiver.reason, "who": waiver.who, "date": waiver.date, "line": str(waiver.place)}

"""The findings as SARIF 2.1.0: editors and code hosts show them at the mapping line, or else at the raw row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nec_cdisc import __version__
from nec_cdisc.plugin.check import Level, Rule
from nec_cdisc.problem import Problem
from nec_cdisc.report.validation.json_lines import PLACE, write_json_lines
from nec_cdisc.validate.finding import Finding, Since
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.validation import Validation

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: SARIF has no level above error.
_LEVELS = {Level.REJECT: "error", Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}
_BASELINE = {Since.NEW: "new", Since.PERSISTING: "unchanged"}
#: Paths count from the study folder.
_ROOT = "STUDY"


def write_sarif(validation: Validation, path: Path) -> None:
    """Write the report."""
    write_json_lines(_log(validation, PLACE, PLACE), [_rules(validation), _results(validation)], path)


def as_sarif(validation: Validation) -> dict[str, Any]:
    """Return the report as plain data."""
    return _log(validation, list(_rules(validation)), list(_results(validation)))


def _log(
    validation: Validation, rules: list[dict[str, Any]] | str, results: list[dict[str, Any]] | str
) -> dict[str, Any]:
    """Return the report with these rules and results in it."""
    numbers = {result.rule.id: number for number, result in enumerate(validation.results)}
    broken = [result for result in validation.results if result.outcome is Outcome.BROKEN]
    run = {
        "tool": {"driver": {"name": "nec-cdisc", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "the study folder"}}},
        "invocations": [
            {
                "executionSuccessful": not (broken or validation.problems),
                "toolExecutionNotifications": [_notification(result, numbers) for result in broken],
                "toolConfigurationNotifications": [_unusable(problem) for problem in validation.problems],
            }
        ],
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules(validation: Validation) -> Iterator[dict[str, Any]]:
    return (_rule(result.rule) for result in validation.results)


def _results(validation: Validation) -> Iterator[dict[str, Any]]:
    numbers = {result.rule.id: number for number, result in enumerate(validation.results)}
    return (_result(finding, numbers[finding.rule.id], validation) for finding in validation.findings)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.says or rule.name},
        "fullDescription": {"text": rule.why or rule.says or rule.name},
        "help": {"text": rule.next_step or rule.says or rule.name},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"source": rule.source, "severity": rule.level.value, "datasets": rule.datasets},
    }


def _notification(result: Result, numbers: dict[str, int]) -> dict[str, Any]:
    named = {"id": result.rule.id, "index": numbers[result.rule.id]}
    return {"level": "error", "message": {"text": f"the rule broke: {result.reason}"}, "associatedRule": named}


def _unusable(problem: Problem) -> dict[str, Any]:
    where = _place(str(problem.place)) if problem.place is not None else None
    located = {} if where is None else {"locations": [where]}
    return {"level": "error", "message": {"text": f"{problem.code}: {problem.message}"}, **located}


def _result(finding: Finding, number: int, validation: Validation) -> dict[str, Any]:
    rows = [place for place in map(_place, finding.raw) if place is not None]
    line = None if finding.line is None else _place(finding.line)
    first, *others = [place for place in (line, *rows) if place is not None] or [_file(finding, validation)]
    result: dict[str, Any] = {
        "ruleId": finding.rule.id,
        "ruleIndex": number,
        "level": _LEVELS[finding.rule.level],
        "message": {"text": finding.message},
        "locations": [{**first, "logicalLocations": list(_logical(finding))}],
        "partialFingerprints": {"finding/v1": finding.identity},
        "properties": {"dataset": finding.dataset, "values": dict(finding.values), "nextStep": finding.rule.next_step},
    }
    if others:
        result["relatedLocations"] = others
    if finding.since is not None:
        result["baselineState"] = _BASELINE[finding.since]
    waiver = finding.waiver
    if waiver is not None:
        said = f"{waiver.reason} ({waiver.who}, {waiver.date})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": said}]
    return result


def _logical(finding: Finding) -> Iterator[dict[str, Any]]:
    """Yield where a finding is in the datasets: the record, and the variables in it."""
    record = finding.dataset if finding.record is None else f"{finding.dataset}[{finding.record}]"
    yield {"fullyQualifiedName": record, "kind": "object"}
    for name in finding.variables:
        yield {"fullyQualifiedName": f"{record}.{name}", "name": name, "kind": "member"}


def _place(text: str) -> dict[str, Any] | None:
    """Return a place such as ``mappings/sdtm/ae.yaml:12:3`` or ``raw/ae.csv:17`` as a location; ``None`` for none."""
    file, *numbers = text.split(":")
    region = dict(zip(("startLine", "startColumn"), [int(part) for part in numbers if part.isdecimal()], strict=False))
    if not file or not region or not all(region.values()):
        return None
    return _location(file, region)


def _file(finding: Finding, validation: Validation) -> dict[str, Any]:
    """Return the file of a dataset as a location, for a finding of which neither mapping line nor raw row is known."""
    table = validation.package.tables.get(finding.dataset)
    return _location(table.file if table is not None and table.file else finding.dataset, {})


def _location(file: str, region: dict[str, int]) -> dict[str, Any]:
    artifact = {"uri": quote(file, errors="replace"), "uriBaseId": _ROOT}
    return {"physicalLocation": {"artifactLocation": artifact, **({"region": region} if region else {})}}

"""The report of validation as JSON: for programs, and for comparison with the next run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.running import Result
from nec_cdisc.validate.validation import Validation


def write_json(validation: Validation, path: Path) -> None:
    """Write the report."""
    text = json.dumps(as_data(validation), indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def as_data(validation: Validation) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "datasets": [
            {"name": name, "file": table.file, "records": len(table)}
            for name, table in validation.package.tables.items()
        ],
        "rules": [_rule(result) for result in validation.results],
        "findings": [_finding(finding) for finding in validation.findings],
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

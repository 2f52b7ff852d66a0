"""Compares the findings of a run with those of an earlier one, by their identity."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nec_cdisc.problem import Place, Problem
from nec_cdisc.problem.visible import visible
from nec_cdisc.validate.finding import Finding, Since
from nec_cdisc.validate.running import Outcome, Result

#: What of an earlier finding is shown when it is gone.
FIELDS = ("identity", "check", "severity", "dataset", "subject", "sequence", "message")
#: An earlier report is read up to this size: no report is larger, and a wrong file must not fill the memory.
LARGEST = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Earlier:
    """The findings of an earlier report: what is shown of each. ``name`` is that of its file."""

    name: str
    findings: tuple[Mapping[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many findings are new and how many persist, and those that are gone.

    ``not_judged`` counts earlier ones of rules that were not run this time, of which nobody knows.
    """

    name: str
    new: int
    persisting: int
    gone: tuple[Mapping[str, str | None], ...]
    not_judged: int = 0


def read_earlier(path: Path, name: str) -> Earlier | Problem:
    """Return the findings of an earlier report, ``findings.json``; a problem (WVR120) where it is none."""
    place = Place(name)
    try:
        if not path.is_file():  # a device or a pipe would be read without end
            return Problem("WVR120", f"{name} cannot be read: it is not there, or no file", place)
        if path.stat().st_size > LARGEST:
            return Problem("WVR120", f"{name} is too large for a report of findings", place)
        findings = json.loads(path.read_bytes())["findings"]
        return Earlier(name, tuple(_shown(item) for item in findings))
    except OSError:
        return Problem("WVR120", f"{name} cannot be read", place)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Problem("WVR120", f"{name} is no report of findings", place)


def compare(
    findings: Sequence[Finding], earlier: Earlier, results: Iterable[Result]
) -> tuple[tuple[Finding, ...], Comparison]:
    """Return the findings, each with whether it was there before, and the comparison.

    ``results`` say which rules were run: a finding of a rule that was skipped or broke is not gone.
    """
    before = {str(item["identity"]): item for item in earlier.findings}
    now = frozenset(finding.identity for finding in findings)
    told = tuple(_told(findings, before))
    persisting = sum(finding.since is Since.PERSISTING for finding in told)
    absent = [item for identity, item in before.items() if identity not in now]
    run = {result.rule.id for result in results if result.outcome in {Outcome.PASSED, Outcome.FOUND}}
    gone = tuple(item for item in absent if item["check"] in run)
    return told, Comparison(earlier.name, len(told) - persisting, persisting, gone, len(absent) - len(gone))


def _told(findings: Iterable[Finding], before: Mapping[str, Any]) -> Iterator[Finding]:
    for finding in findings:
        yield replace(finding, since=Since.PERSISTING if finding.identity in before else Since.NEW)


def _shown(item: Mapping[str, Any]) -> Mapping[str, str | None]:
    if not isinstance(item["identity"], str):
        message = "an identity is a text"
        raise TypeError(message)
    return {name: None if item.get(name) is None else visible(str(item[name])) for name in FIELDS}

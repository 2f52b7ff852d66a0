"""Reads the JSON report of CDISC CORE: its rules and issues become ours, with raw rows, identities and waivers.

Every name that is read is one that ``sdtm_report_data.py`` of CORE 0.17.1 writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Rule
from nec_cdisc.records.package import Package
from nec_cdisc.validate.core_issue import Issues, told
from nec_cdisc.validate.running import Outcome, Result

#: What CORE says of a rule, and what that is here. Another word is no pass.
_OUTCOMES = {
    "SUCCESS": Outcome.PASSED,
    "ISSUE REPORTED": Outcome.FOUND,
    "SKIPPED": Outcome.SKIPPED,
    "EXECUTION ERROR": Outcome.BROKEN,
}
_REASONS = {Outcome.SKIPPED: "CORE skipped it", Outcome.BROKEN: "it broke within CORE"}
#: What CORE knows of itself that depends on inputs alone: no time, no place.
_DETAILS = ("CORE_Engine_Version", "Standard", "Version", "CT_Version", "Define_XML_Version", "Issue_Limit_Per_Rule")
#: What CORE writes where there is no limit.
_NO_LIMIT = "None"
_WHY = "A conformance rule of CDISC or of an authority, as CDISC CORE carries it out."
_NEXT = (
    "Look up the rule by its identifiers in the CDISC rules catalogue; correct the mapping, or explain it in a waiver."
)
#: The name under which CORE's message goes into a finding: braces in it are no names of variables.
_MESSAGE = "core"

#: What is no check of the package, but is reported like one.
CORE_RAN = Rule(
    "COR101",
    "core_ran",
    Level.ERROR,
    "CDISC CORE looked at the package where it was asked to.",
    "A judge that was asked and has not answered has not agreed.",
    "Look at what CORE said on the screen; run the command by hand; then validate again.",
    "internal consistency",
    "package",
)


class State(StrEnum):
    """Whether CORE looked at the package."""

    NOT_RUN = "not run"
    RAN = "ran"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CoreRun:
    """What became of CDISC CORE: ``reason`` says why it was not run, or how it failed.

    ``said`` is what the command wrote at its end, for the screen alone: it may name folders of this machine.
    """

    state: State = State.NOT_RUN
    reason: str = "CORE was not run: name an installed one with --core COMMAND"
    details: tuple[tuple[str, str], ...] = ()
    results: tuple[Result, ...] = ()
    said: str = ""


class NoReport(Exception):
    """The file is no report of CDISC CORE; the text says what it lacks."""


def core_run(report: Any, package: Package) -> CoreRun:
    """Return the rules and issues of a report. Raises :class:`NoReport` where it has not the form that CORE documents.

    A rule without an entry of its own, but with issues, is taken from these.
    """
    if not isinstance(report, dict):
        message = "it holds no object"
        raise NoReport(message)
    rules, issues = _entries(report, "Rules_Report"), _entries(report, "Issue_Details")
    summary = _entries(report, "Issue_Summary") if "Issue_Summary" in report else ()
    if not rules and not issues and not summary:
        message = "it names no rule, so nothing was looked at"
        raise NoReport(message)
    of_rule: dict[str, list[Mapping[str, Any]]] = {}
    for issue in issues:
        of_rule.setdefault(told(issue, "core_id"), []).append(issue)
    counted = _counted(summary, of_rule)
    entries = {told(entry, "core_id"): entry for entry in rules}
    missing = {name: {"core_id": name, "status": "ISSUE REPORTED"} for name in of_rule if name not in entries}
    reader = Issues.about(package)
    results = tuple(
        _result(name, entry, of_rule.get(name, []), counted.get(name, 0), reader)
        for name, entry in sorted({**entries, **missing}.items())
    )
    return CoreRun(State.RAN, "", _details(report.get("Conformance_Details")), results)


def _counted(summary: Iterable[Mapping[str, Any]], of_rule: dict[str, list[Mapping[str, Any]]]) -> Mapping[str, int]:
    """Return how many issues of a rule the summary counts; those of a rule that has no details are added to these."""
    listed = set(of_rule)
    counted: dict[str, int] = {}
    for entry in summary:
        name, count = told(entry, "core_id"), entry.get("issues")
        counted[name] = counted.get(name, 0) + (count if isinstance(count, int) else 1)
        if name not in listed:
            of_rule.setdefault(name, []).append(entry)
    return counted


def _details(details: Any) -> tuple[tuple[str, str], ...]:
    known = details if isinstance(details, dict) else {}
    named = ((name.replace("_", " "), told(known, name)) for name in _DETAILS if known.get(name))
    return tuple((name, value) for name, value in named if value != _NO_LIMIT)


def _entries(report: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    entries = report.get(name)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) and entry.get("core_id") for entry in entries):
        message = f"it has no list {name} of entries with a core_id"
        raise NoReport(message)
    return entries


def _result(
    name: str, entry: Mapping[str, Any], issues: Sequence[Mapping[str, Any]], counted: int, reader: Issues
) -> Result:
    errors: list[Mapping[str, Any]] = []
    faults: list[Mapping[str, Any]] = []
    for issue in issues:
        (errors if _is_fault_of_rule(issue) else faults).append(issue)
    status = told(entry, "status").upper()
    outcome = _OUTCOMES.get(status, Outcome.BROKEN)
    if faults and outcome in {Outcome.PASSED, Outcome.SKIPPED}:
        outcome = Outcome.FOUND
    reasons = [_REASONS[outcome]] if outcome in _REASONS else []
    if status not in _OUTCOMES:
        reasons = [f"CORE says of it: {status or 'nothing'}"]
    reasons += _faults_of_rule(errors)
    if counted > len(issues):
        reasons.append(f"CORE counts {counted:,} issues and lists {len(issues):,}")
    rule = _rule(name, entry, faults)
    looked_at = tuple(sorted({reader.dataset(issue) for issue in faults}))
    return Result(rule, outcome, tuple(_found(faults, reader)), looked_at, "; ".join(reasons))


def _is_fault_of_rule(issue: Mapping[str, Any]) -> bool:
    """Say whether an entry tells how a rule broke: no list of variables, and what was raised in the place of values."""
    return not isinstance(issue.get("variables", []), list) and "values" in issue


def _faults_of_rule(errors: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield how a rule broke: once for datasets of which CORE says the same but for their names."""
    like: dict[str, list[str]] = {}
    for issue in errors:
        text, dataset = told(issue, "values") or told(issue, "message"), told(issue, "dataset")
        like.setdefault(text.replace(dataset, "--") if dataset else text, []).append(text)
    for texts in like.values():
        yield f"{texts[0]} (so of {len(texts):,} datasets)" if len(texts) > 1 else texts[0]


def _rule(name: str, entry: Mapping[str, Any], faults: Sequence[Mapping[str, Any]]) -> Rule:
    partly = any("partial" in told(issue, "executability").lower() for issue in faults)
    ids = [f"{whose} {told(entry, key)}" for whose, key in (("CDISC", "cdisc_rule_id"), ("FDA", "fda_rule_id"))]
    source = ", ".join(["CDISC CORE", *(item for item in ids if not item.endswith(" "))])
    says = told(entry, "message") or next((told(issue, "message") for issue in faults), name)
    title = told(entry, "cdisc_rule_id") or name
    return Rule(name, title, Level.WARNING if partly else Level.ERROR, says, _WHY, _NEXT, source, "CORE")


def _found(faults: Iterable[Mapping[str, Any]], reader: Issues) -> Iterator[Found]:
    """Yield the issues of a rule: together those of a dataset that say the same of the same variables."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[int | None]] = {}
    for fault in faults:
        issue = reader.read(fault)
        groups.setdefault((issue.dataset, issue.message, issue.variables), []).append(issue.position)
    for (dataset, message, variables), positions in groups.items():
        known = [position for position in positions if position is not None]
        if known:
            said = {_MESSAGE: [message] * len(known)}
            yield Found(dataset, f"{{{_MESSAGE}}}", variables, np.array(known, np.int64), said)
        for _ in range(len(positions) - len(known)):
            yield Found(dataset, message, variables)

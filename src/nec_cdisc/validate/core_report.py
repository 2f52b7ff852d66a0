"""Reads the JSON report of CDISC CORE: its rules and issues become ours, with raw rows, identities and waivers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Rule
from nec_cdisc.problem.visible import visible
from nec_cdisc.records.package import Package
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
_DETAILS = ("CORE_Engine_Version", "Standard", "Version", "CT_Version", "Define_XML_Version")
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
    if not rules and not issues:
        message = "it names no rule, so nothing was looked at"
        raise NoReport(message)
    of_rule: dict[str, list[Mapping[str, Any]]] = {}
    for issue in issues:
        of_rule.setdefault(_text(issue, "core_id"), []).append(issue)
    entries = {_text(entry, "core_id"): entry for entry in rules}
    missing = {name: {"core_id": name, "status": "ISSUE REPORTED"} for name in of_rule if name not in entries}
    named = sorted({**entries, **missing}.items())
    results = tuple(_result(name, entry, of_rule.get(name, []), package) for name, entry in named)
    details = report.get("Conformance_Details")
    told = details if isinstance(details, dict) else {}
    shown = tuple((name.replace("_", " "), str(told[name])) for name in _DETAILS if told.get(name))
    return CoreRun(State.RAN, "", shown, results)


def _entries(report: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    entries = report.get(name)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) and entry.get("core_id") for entry in entries):
        message = f"it has no list {name} of entries with a core_id"
        raise NoReport(message)
    return entries


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return "" if value is None else visible(str(value))


def _result(name: str, entry: Mapping[str, Any], issues: Sequence[Mapping[str, Any]], package: Package) -> Result:
    errors: list[Mapping[str, Any]] = []
    faults: list[Mapping[str, Any]] = []
    for issue in issues:  # where a rule broke, the text of the fault stands in the place of values
        (errors if not issue.get("variables") and isinstance(issue.get("values"), str) else faults).append(issue)
    status = _text(entry, "status").upper()
    outcome = _OUTCOMES.get(status, Outcome.BROKEN)
    if faults and outcome in {Outcome.PASSED, Outcome.SKIPPED}:
        outcome = Outcome.FOUND
    reasons = [_REASONS[outcome]] if outcome in _REASONS else []
    if status not in _OUTCOMES:
        reasons = [f"CORE says of it: {status or 'nothing'}"]
    reasons += dict.fromkeys(_text(issue, "values") or _text(issue, "message") for issue in errors)
    rule = _rule(name, entry, faults)
    looked_at = tuple(sorted({_dataset(issue, package) for issue in faults}))
    return Result(rule, outcome, tuple(_found(faults, package)), looked_at, "; ".join(reasons))


def _rule(name: str, entry: Mapping[str, Any], faults: Sequence[Mapping[str, Any]]) -> Rule:
    partly = any("partial" in _text(issue, "executability").lower() for issue in faults)
    ids = [f"{whose} {_text(entry, key)}" for whose, key in (("CDISC", "cdisc_rule_id"), ("FDA", "fda_rule_id"))]
    source = ", ".join(["CDISC CORE", *(item for item in ids if not item.endswith(" "))])
    says = _text(entry, "message") or next((_text(issue, "message") for issue in faults), name)
    title = _text(entry, "cdisc_rule_id") or name
    return Rule(name, title, Level.WARNING if partly else Level.ERROR, says, _WHY, _NEXT, source, "CORE")


def _found(faults: Iterable[Mapping[str, Any]], package: Package) -> Iterator[Found]:
    """Yield the issues of a rule: together those of a dataset that say the same of the same variables."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[int | None]] = {}
    for issue in faults:
        named = issue.get("variables")
        variables = tuple(visible(str(item)) for item in named) if isinstance(named, list) else ()
        dataset = _dataset(issue, package)
        records = len(package[dataset]) if dataset in package else 0
        groups.setdefault((dataset, _text(issue, "message"), variables), []).append(_position(issue, records))
    for (dataset, message, variables), positions in groups.items():
        known = [position for position in positions if position is not None]
        if known:
            said = {_MESSAGE: [message] * len(known)}
            yield Found(dataset, f"{{{_MESSAGE}}}", variables, np.array(known, np.int64), said)
        for _ in range(len(positions) - len(known)):
            yield Found(dataset, message, variables)


def _position(issue: Mapping[str, Any], records: int) -> int | None:
    """Return the position of the record that an issue names; ``None`` where it is one of the dataset as a whole."""
    try:
        number = int(str(issue.get("row")))
    except ValueError:
        return None
    return number - 1 if 1 <= number <= records else None


def _dataset(issue: Mapping[str, Any], package: Package) -> str:
    """Return the name of the dataset that an issue is about, which CORE may tell as the name of its file."""
    named = _text(issue, "dataset")
    files = {table.file.casefold(): name for name, table in package.tables.items()}
    stem = named.partition(".")[0].upper()
    return files.get(named.casefold()) or (stem if stem in package else named)

"""Holds findings against the register of waivers: which are accepted, and which waivers match nothing any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from nec_cdisc.plugin.check import Level, Rule
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.waiver import Register, Waiver

#: Rules whose waivers cannot be judged, for nobody looked.
_NOT_MADE = {Outcome.SKIPPED, Outcome.BROKEN}
RULE = Rule(
    "WVR101",
    "waiver_matches",
    Level.WARNING,
    "Each waiver matches a finding.",
    "What was accepted is no longer there, or has changed: a waiver that stays behind would hide the next one.",
    "Withdraw the waiver, or renew it with the values of the finding as it is now.",
    "internal consistency",
    "package",
)


def waive(findings: Iterable[Finding], register: Register) -> tuple[tuple[Finding, ...], tuple[Waiver, ...]]:
    """Return the findings, each with the first waiver that matches it, and all waivers that match any."""
    of_rule: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in register.waivers:
        of_rule.setdefault((waiver.rule, waiver.dataset), []).append(waiver)
    used: dict[int, Waiver] = {}
    waived = []
    for finding in findings:
        matching = [item for item in of_rule.get((finding.rule.id, finding.dataset), ()) if matches(item, finding)]
        used |= {id(item): item for item in matching}
        waived.append(replace(finding, waiver=matching[0]) if matching else finding)
    return tuple(waived), tuple(used.values())


def matches(waiver: Waiver, finding: Finding) -> bool:
    """Say whether a waiver accepts a finding: all that it names must be so."""
    values = finding.told
    return (
        (waiver.rule, waiver.dataset) == (finding.rule.id, finding.dataset)
        and waiver.finding in {None, finding.identity}
        and waiver.subject in {None, finding.subject}
        and (waiver.variable is None or waiver.variable in finding.variables)
        and (waiver.value is None or values.get(str(waiver.variable)) == waiver.value)
        and all(values.get(name) == value for name, value in waiver.keys.items())
    )


def unmatched(
    register: Register, used: Iterable[Waiver], results: Sequence[Result]
) -> tuple[Result, tuple[Finding, ...]]:
    """Return what became of the rule that waivers match, and a finding for each that does not.

    A waiver of a rule that was not run, or not to its end, is not judged.
    """
    outcomes: Mapping[str, Outcome] = {result.rule.id: result.outcome for result in results}
    places = {waiver.place for waiver in used}
    asked = [item for item in register.waivers if outcomes.get(item.rule, Outcome.SKIPPED) not in _NOT_MADE]
    found = tuple(_finding(waiver) for waiver in asked if waiver.place not in places)
    if not register.exists:
        return Result(RULE, Outcome.SKIPPED, reason="there is no register of waivers"), ()
    aside = len(register.waivers) - len(asked)
    reason = f"{aside} waivers are of rules that were not run" if aside else ""
    outcome = Outcome.FOUND if found else Outcome.SKIPPED if aside and not asked else Outcome.PASSED
    return Result(RULE, outcome, reason=reason), found


def _finding(waiver: Waiver) -> Finding:
    named = [waiver.subject, waiver.variable, waiver.value, *(f"{name}={value}" for name, value in waiver.keys.items())]
    whom = " ".join(item for item in (*named, waiver.finding) if item is not None)
    message = f"the waiver of {waiver.rule} by {waiver.who} of {waiver.date} matches nothing{whom and ': '}{whom}"
    return Finding(RULE, waiver.dataset, message, subject=waiver.subject, line=str(waiver.place))

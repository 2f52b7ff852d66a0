"""The outcome of each rule as JUnit XML: continuous integration shows rules as it shows tests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from nec_cdisc.problem import Problem
from nec_cdisc.report.validation.about import About
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.validation import GRAVE, Validation

#: Findings of a rule that are named; the others stand in the other reports.
SHOWN = 50
#: What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

#: ``xml.sax.saxutils`` says the same, and imports what reads the internet.
_MARKUP = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
#: What a reader of XML would read as a blank in an attribute.
_BREAKS = {ord("\n"): "&#10;", ord("\r"): "&#13;", ord("\t"): "&#9;"}


def write_junit(validation: Validation, about: About, path: Path) -> None:
    """Write the report: a rule with open findings of the levels reject and error is a failure, a broken one an error.

    A fault of an authored file, such as a waiver that cannot be used, is an error, too. Findings of other levels, and
    waived ones, are told and fail nothing.
    """
    text = "\n".join(_lines(validation, about)) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _lines(validation: Validation, about: About) -> Iterator[str]:
    of_rule: dict[str, list[Finding]] = {}
    for finding in validation.findings:
        of_rule.setdefault(finding.rule.id, []).append(finding)
    cases = [_case(result, of_rule.get(result.rule.id, [])) for result in validation.results]
    cases += [_unusable(problem) for problem in validation.problems]
    kinds = Counter(kind for kind, _ in cases)
    counts = (
        f'tests="{len(cases)}" failures="{kinds["failure"]}" errors="{kinds["error"]}" skipped="{kinds["skipped"]}"'
    )
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites name={_attribute(about.title)} {counts}>"
    yield f' <testsuite name="nec-cdisc validate" {counts}>'
    for _, lines in cases:
        yield from lines
    yield " </testsuite>"
    yield "</testsuites>"


def _case(result: Result, findings: Sequence[Finding]) -> tuple[str, list[str]]:
    """Return the kind of a test case and its lines."""
    rule = result.rule
    kind, inside = _inside(result, findings)
    name = f"classname={_attribute(rule.datasets)} name={_attribute(f'{rule.id} {rule.says}')}"
    return kind, [f"  <testcase {name}>", *(f"   {line}" for line in inside), "  </testcase>"]


def _unusable(problem: Problem) -> tuple[str, list[str]]:
    """Return the case of a fault of an authored file, which lets no run succeed."""
    name = f'classname="study" name={_attribute(f"{problem.code} {problem.message}")}'
    error = f'   <error message={_attribute(str(problem.place or problem.message))} type="unusable"/>'
    return "error", [f"  <testcase {name}>", error, "  </testcase>"]


def _inside(result: Result, findings: Sequence[Finding]) -> tuple[str, list[str]]:
    open_ = [finding for finding in findings if finding.waiver is None]
    told = [f"<system-out>{_text(_listed(findings))}</system-out>"] if findings else []
    if result.outcome is Outcome.BROKEN:
        return "error", [f'<error message={_attribute(result.reason)} type="broken"/>', *told]
    if open_ and result.rule.level in GRAVE:
        said = f"{len(open_)} open findings: {result.rule.says}"
        what = f"message={_attribute(said)} type={_attribute(result.rule.level.value)}"
        return "failure", [f"<failure {what}>{_text(_listed(open_))}</failure>"]
    if result.outcome is Outcome.SKIPPED:
        return "skipped", [f"<skipped message={_attribute(result.reason)}/>", *told]
    return "passed", told


def _listed(findings: Sequence[Finding]) -> str:
    lines = [_line(finding) for finding in findings[:SHOWN]]
    more = len(findings) - len(lines)
    return "\n".join([*lines, f"and {more} more" if more else ""]).strip()


def _line(finding: Finding) -> str:
    where = " ".join(item for item in (finding.dataset, finding.subject, finding.sequence) if item)
    waived = "" if finding.waiver is None else f" (waived: {finding.waiver.reason})"
    return f"{where}: {finding.message}{waived}"


def _text(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text).translate(_MARKUP)


def _attribute(text: str) -> str:
    """Return a text in the quotes of an attribute; those that it holds itself decide which."""
    said = _FORBIDDEN.sub("\ufffd", text).translate(_MARKUP | _BREAKS)
    if '"' not in said:
        return f'"{said}"'
    return f"'{said}'" if "'" not in said else '"' + said.replace('"', "&quot;") + '"'

"""The section of the reviewer's guide on conformance findings: open and accepted ones by rule, with the explanation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nec_cdisc.problem.visible import visible
from nec_cdisc.report.validation.about import About
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.issues import HEADINGS, Issue, Told, issues
from nec_cdisc.validate.running import Outcome
from nec_cdisc.validate.validation import Validation


def guide_section(validation: Validation) -> tuple[Issue, ...]:
    """Return the issues of a validation, as :func:`~nec_cdisc.validate.issues.issues` orders them."""
    return issues(map(_told, validation.findings))


def _told(finding: Finding) -> Told:
    reason = None if finding.waiver is None else finding.waiver.reason
    return Told(finding.rule.id, finding.dataset, finding.rule.level, finding.rule.says, reason)


def write_guide(validation: Validation, about: About, path: Path) -> None:
    """Write the section as Markdown."""
    path.write_text("\n".join(_lines(validation, about)) + "\n", encoding="utf-8", errors="replace", newline="\n")


def _lines(validation: Validation, about: About) -> Iterator[str]:
    rows = guide_section(validation)
    title = f"Conformance findings of {about.study}" if about.study else "Conformance findings"
    yield from (f"# {_plain(title)}", "")
    if about.standard:
        yield from (f"Checked against {_plain(about.standard)}. {_core(validation)}", "")
    yield from _not_judged(validation)
    if not rows:
        yield "No finding is open, and none was accepted."
        return
    yield f"| {' | '.join(HEADINGS)} |"
    yield f"|{'|'.join(['---'] * 4)}|---:|---|"
    for row in rows:
        yield f"| {' | '.join(_plain(str(cell)) for cell in row.cells)} |"


def _not_judged(validation: Validation) -> Iterator[str]:
    """Yield what a reader would else take for checked, such as a standard that is not there."""
    for problem in validation.problems:
        yield from (f"Not usable ({problem.code}): {_plain(problem.message)}", "")
    broken = [result.rule.id for result in validation.results if result.outcome is Outcome.BROKEN]
    if broken:
        yield from (f"Rules that broke, of which nothing is known: {', '.join(broken)}.", "")


def _core(validation: Validation) -> str:
    core = validation.core
    engine = dict(core.details).get("CORE Engine Version")
    if not core.reason:
        return f"CDISC CORE{f' {engine}' if engine else ''} was run; its rules stand under their own identifiers."
    return f"{core.reason[:1].upper()}{core.reason[1:]}."


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it stands, on one line."""
    shown = visible(" ".join(text.split()))
    for sign in ("\\", "|", "<", "*", "_", "`", "["):
        shown = shown.replace(sign, f"\\{sign}" if sign != "<" else "&lt;")
    return shown

"""The section of the reviewer's guide on conformance findings: open and accepted ones by rule, with the explanation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.plugin.check import Level
from nec_cdisc.problem.visible import visible
from nec_cdisc.report.validation.about import About
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.validation import Validation
from nec_cdisc.validate.waiving import RULE as WAIVER_MATCHES

#: What stands for an explanation that nobody has given.
UNEXPLAINED = "to be explained"
_HEADINGS = ("Rule", "Dataset", "Severity", "What the rule says", "Findings", "Explanation")


@dataclass(frozen=True, slots=True)
class GuideRow:
    """What the guide says of a rule and a dataset: how many findings, and why they are acceptable.

    Findings that are accepted for different reasons have rows of their own; ``explanation`` is ``None`` where nobody
    accepted them.
    """

    rule: str
    dataset: str
    level: Level
    says: str
    count: int
    explanation: str | None


def guide_section(validation: Validation) -> tuple[GuideRow, ...]:
    """Return the rows of the guide: grave rules first, then by rule, dataset and reason; open findings before others.

    A note is no issue of conformance, and a stale waiver none of the package: neither has a row.
    """
    groups: dict[tuple[str, str, str | None], list[Finding]] = {}
    for finding in validation.findings:
        if finding.rule.level is Level.NOTE or finding.rule.id == WAIVER_MATCHES.id:
            continue
        reason = None if finding.waiver is None else finding.waiver.reason
        groups.setdefault((finding.rule.id, finding.dataset, reason), []).append(finding)
    rows = [
        GuideRow(name, dataset, found[0].rule.level, found[0].rule.says, len(found), reason)
        for (name, dataset, reason), found in groups.items()
    ]
    return tuple(sorted(rows, key=_order))


def write_guide(validation: Validation, about: About, path: Path) -> None:
    """Write the section as Markdown."""
    path.write_text("\n".join(_lines(validation, about)) + "\n", encoding="utf-8", errors="replace", newline="\n")


def _order(row: GuideRow) -> tuple[int, str, str, bool, str]:
    return list(Level).index(row.level), row.rule, row.dataset, row.explanation is not None, row.explanation or ""


def _lines(validation: Validation, about: About) -> Iterator[str]:
    rows = guide_section(validation)
    title = f"Conformance findings of {about.study}" if about.study else "Conformance findings"
    yield from (f"# {_plain(title)}", "")
    if about.standard:
        yield from (f"Checked against {_plain(about.standard)}. {_core(validation)}", "")
    if not rows:
        yield "No finding is open, and none was accepted."
        return
    yield f"| {' | '.join(_HEADINGS)} |"
    yield f"|{'|'.join(['---'] * 4)}|---:|---|"
    for row in rows:
        cells = (row.rule, row.dataset, row.level.value, row.says, str(row.count), row.explanation or UNEXPLAINED)
        yield f"| {' | '.join(map(_plain, cells))} |"


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

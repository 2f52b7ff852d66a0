"""What the reviewer's guide says of findings: by rule, dataset and reason, how many, and why they are acceptable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nec_cdisc.plugin.check import Level
from nec_cdisc.validate.waiving import RULE as WAIVER_MATCHES

#: What stands for an explanation that nobody has given.
UNEXPLAINED = "to be explained"
#: The headings of the columns in which issues are shown.
HEADINGS = ("Rule", "Dataset", "Severity", "What the rule says", "Findings", "Explanation")


@dataclass(frozen=True, slots=True)
class Issue:
    """A rule and a dataset: how many findings, and why they are acceptable.

    Findings that are accepted for different reasons are issues of their own; ``explanation`` is ``None`` where nobody
    accepted them.
    """

    rule: str
    dataset: str
    level: Level
    says: str
    count: int
    explanation: str | None

    @property
    def cells(self) -> tuple[str, str, str, str, int, str]:
        """The issue as a row below :data:`HEADINGS`."""
        said = self.explanation or UNEXPLAINED
        return self.rule, self.dataset, self.level.value, self.says, self.count, said


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as far as an issue is made of it; ``reason`` is that of its waiver."""

    rule: str
    dataset: str
    level: Level
    says: str
    reason: str | None


def issues(findings: Iterable[Told]) -> tuple[Issue, ...]:
    """Return the issues: grave rules first, then by rule, dataset and reason; open findings before others.

    A note is no issue of conformance, and a stale waiver none of the package: neither is told.
    """
    groups: dict[tuple[str, str, str | None], list[Told]] = {}
    for finding in findings:
        if finding.level is not Level.NOTE and finding.rule != WAIVER_MATCHES.id:
            groups.setdefault((finding.rule, finding.dataset, finding.reason), []).append(finding)
    found = [
        Issue(rule, dataset, told[0].level, told[0].says, len(told), reason)
        for (rule, dataset, reason), told in groups.items()
    ]
    return tuple(sorted(found, key=_order))


def _order(issue: Issue) -> tuple[int, str, str, bool, str]:
    explained = issue.explanation is not None
    return list(Level).index(issue.level), issue.rule, issue.dataset, explained, issue.explanation or ""

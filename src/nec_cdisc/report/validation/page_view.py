"""What the page shows besides the table of findings: counts, rules with examples, subjects, the comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from nec_cdisc.plugin.check import Level, Rule
from nec_cdisc.problem import Problem
from nec_cdisc.report.validation.about import About
from nec_cdisc.report.validation.listing import pairs
from nec_cdisc.report.validation.page_audit import AuditTable, audit_table
from nec_cdisc.report.validation.page_data import MOST, shown
from nec_cdisc.validate.comparison import Comparison
from nec_cdisc.validate.core_report import CoreRun
from nec_cdisc.validate.finding import Finding, Since
from nec_cdisc.validate.recist_rows import SubjectAudit
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.validation import Validation

#: Findings of a rule that are shown without JavaScript.
EXAMPLES = 10
#: Subjects, and findings that are waived or gone, that the page lists; the other reports have all.
LISTED = 1_000
#: Courses that the RECIST audit shows, those with differences first.
AUDITED = 300
_OUTCOMES = (Outcome.BROKEN, Outcome.FOUND, Outcome.SKIPPED, Outcome.PASSED)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings something has: open ones by level, and waived ones."""

    name: str
    open: Mapping[Level, int]
    waived: int
    file: str = ""
    records: int | None = None

    @property
    def total(self) -> int:
        """The open findings of all levels."""
        return sum(self.open.values())


@dataclass(frozen=True, slots=True)
class Example:
    """A finding as the page shows it."""

    dataset: str
    subject: str
    sequence: str
    message: str
    values: str
    raw: str
    line: str
    since: str
    status: str
    identity: str
    rule: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with its outcome, its counts, and its first findings."""

    rule: Rule
    outcome: Outcome
    reason: str
    looked_at: str
    open: int
    waived: int
    new: int
    examples: Sequence[Example]

    @property
    def more(self) -> int:
        """How many findings are not among the examples."""
        return self.open + self.waived - len(self.examples)


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the template reads."""

    about: About
    holds: bool
    levels: Sequence[tuple[Level, int]]
    outcomes: Sequence[tuple[Outcome, int]]
    waived: int
    rules: Sequence[RuleView]
    datasets: Sequence[Tally]
    subjects: Sequence[Tally]
    accepted: Sequence[tuple[Example, str]]
    comparison: Comparison | None
    core: CoreRun
    core_outcomes: Sequence[tuple[Outcome, int]]
    unread: Sequence[str]
    problems: Sequence[str]
    audit: Sequence[AuditTable]
    audit_more: int
    total: int
    on_page: int
    listed: int = LISTED
    examples: int = EXAMPLES


def view(validation: Validation, about: About, audit: Sequence[SubjectAudit] = ()) -> View:
    """Return what the page shows of a validation."""
    levels, outcomes, waived = validation.levels, validation.outcomes, validation.waived
    of_core = Counter(result.outcome for result in validation.core.results)
    return View(
        about,
        validation.holds,
        [(level, levels[level]) for level in Level],
        [(outcome, outcomes[outcome]) for outcome in _OUTCOMES],
        len(waived),
        _rules(validation),
        _datasets(validation),
        _subjects(validation.findings),
        [(_example(finding), _accepted(finding)) for finding in waived[:LISTED]],
        validation.comparison,
        validation.core,
        [(outcome, of_core[outcome]) for outcome in _OUTCOMES],
        [_told(item) for _, items in sorted(validation.package.unread.items()) for item in items],
        [_told(item) for item in validation.problems],
        _audit(audit),
        max(len(audit) - AUDITED, 0),
        len(validation.findings),
        min(len(validation.findings), MOST),
    )


def _audit(courses: Sequence[SubjectAudit]) -> list[AuditTable]:
    """Return the tables of the audit, those with most differences first."""
    ordered = sorted(courses, key=lambda course: -course.disagreements)
    return [audit_table(course) for course in ordered[:AUDITED]]


def _rules(validation: Validation) -> list[RuleView]:
    """Return the rules: broken ones first, then those that found something, the gravest in front."""
    of_rule: dict[str, list[Finding]] = {}
    for finding in validation.findings:
        of_rule.setdefault(finding.rule.id, []).append(finding)
    views = [_rule(result, of_rule.get(result.rule.id, [])) for result in validation.results]
    return sorted(views, key=_weight)


def _weight(item: RuleView) -> tuple[int, bool, int, str]:
    return _OUTCOMES.index(item.outcome), not item.open, list(Level).index(item.rule.level), item.rule.id


def _rule(result: Result, findings: Sequence[Finding]) -> RuleView:
    open_ = [finding for finding in findings if finding.waiver is None]
    waived = [finding for finding in findings if finding.waiver is not None]
    return RuleView(
        result.rule,
        result.outcome,
        shown(result.reason),
        ", ".join(result.looked_at),
        len(open_),
        len(waived),
        sum(finding.since is Since.NEW for finding in open_),
        [_example(finding) for finding in (*open_, *waived)[:EXAMPLES]],
    )


def _datasets(validation: Validation) -> list[Tally]:
    tallies = {item.name: item for item in _tallies(validation.findings, lambda finding: finding.dataset)}
    tables = validation.package.tables
    none = Tally("", {}, 0)
    named = [
        replace(tallies.get(name, none), name=name, file=table.file, records=len(table))
        for name, table in tables.items()
    ]
    return [*named, *(item for name, item in tallies.items() if name not in tables)]


def _subjects(findings: Iterable[Finding]) -> list[Tally]:
    """Return the subjects with findings, those with most of the gravest level first."""
    tallies = _tallies((item for item in findings if item.subject), lambda finding: str(finding.subject))
    return sorted(tallies, key=lambda item: ([-item.open.get(level, 0) for level in Level], item.name))


def _tallies(findings: Iterable[Finding], key: Callable[[Finding], str]) -> list[Tally]:
    open_: dict[str, Counter[Level]] = {}
    waived: Counter[str] = Counter()
    for finding in findings:
        name = key(finding)
        counts = open_.setdefault(name, Counter())
        if finding.waiver is None:
            counts[finding.rule.level] += 1
        else:
            waived[name] += 1
    return [Tally(shown(name), counts, waived[name]) for name, counts in sorted(open_.items())]


def _example(finding: Finding) -> Example:
    return Example(
        shown(finding.dataset),
        shown(finding.subject or ""),
        shown(finding.sequence or ""),
        shown(finding.message),
        shown(pairs(finding.values)),
        shown(", ".join(finding.raw)),
        shown(finding.line or ""),
        "" if finding.since is None else finding.since.value,
        "open" if finding.waiver is None else "waived",
        finding.identity,
        finding.rule.id,
    )


def _accepted(finding: Finding) -> str:
    waiver = finding.waiver
    return "" if waiver is None else shown(f"{waiver.reason} ({waiver.who}, {waiver.date}; {waiver.place})")


def _told(problem: Problem) -> str:
    cells = problem.cells.file if problem.cells is not None else None
    where = str(problem.place) if problem.place is not None else cells
    return shown(f"{problem.code} {f'{where}: ' if where else ''}{problem.message}")

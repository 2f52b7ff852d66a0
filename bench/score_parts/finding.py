"""What a validator finds, in one form for all of them, and whether it names a seeded defect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.mutants.defect import Defect
from tests.mutants.difference import Difference


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of a tool; what the tool does not say is empty or ``None``.

    ``count`` is the number of records where a finding stands for several.
    """

    check: str
    severity: str
    dataset: str
    variables: tuple[str, ...] = ()
    subject: str = ""
    sequence: float | None = None
    message: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """What a tool said of one package; ``broken`` is the reason where it could not judge it.

    ``seconds`` are those of the processor. ``rules`` are all that it has, as far as it says so.
    """

    findings: tuple[Finding, ...] = ()
    broken: str = ""
    seconds: float = 0.0
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a tool found a defect, by which checks, whether it named the record; how many other findings are new."""

    found: bool
    record: bool = False
    checks: tuple[str, ...] = ()
    beside: int = 0
    broken: str = field(default="")


def verdict(defect: Defect, difference: Difference, clean: Run, run: Run) -> Verdict:
    """Judge what a tool said of the package with a defect against what it said of the clean one.

    The defect is found where a finding that the clean package does not have names one of the places of a right
    finding, and, where it names a subject, that of a record that differs.
    """
    if run.broken:
        return Verdict(found=False, broken=run.broken)
    fresh = new(clean.findings, run.findings)
    right = [finding for finding in fresh if _names(finding, defect, difference)]
    exact = any(_record(finding, difference) for finding in right)
    checks = tuple(sorted({finding.check for finding in right}))
    return Verdict(bool(right), exact, checks, len(fresh) - len(right))


def new(clean: Iterable[Finding], found: Sequence[Finding]) -> list[Finding]:
    """Return the findings that the clean package does not have, or has for fewer records."""
    known: Counter[tuple[object, ...]] = Counter()
    for finding in clean:
        known[_identity(finding)] += finding.count
    fresh = []
    for finding in found:
        if known[_identity(finding)] >= finding.count:
            known[_identity(finding)] -= finding.count
        else:
            fresh.append(finding)
    return fresh


def _identity(finding: Finding) -> tuple[object, ...]:
    return finding.check, finding.dataset, finding.variables, finding.subject, finding.sequence, finding.message


def _names(finding: Finding, defect: Defect, difference: Difference) -> bool:
    places = {f"{finding.dataset}.{variable}" for variable in finding.variables} or {finding.dataset}
    if not places & set(defect.finds):
        return False
    subjects = {record.subject for record in difference.records if record.subject}
    return not finding.subject or not subjects or finding.subject in subjects


def _record(finding: Finding, difference: Difference) -> bool:
    """Return whether a finding names a record that differs, as far as that has a sequence number."""
    for record in difference.records:
        same = (record.dataset, record.subject) == (finding.dataset, finding.subject)
        if same and (None in {record.sequence, finding.sequence} or record.sequence == finding.sequence):
            return True
    return False

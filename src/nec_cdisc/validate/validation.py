"""Validates a package: reads it, runs the checks, and says what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.plugin.check import Level
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.package import Package
from nec_cdisc.standard.model import Standard
from nec_cdisc.validate.discovery import all_checks
from nec_cdisc.validate.finding import Finding, findings
from nec_cdisc.validate.origin import Origin
from nec_cdisc.validate.reading import read_package
from nec_cdisc.validate.running import Outcome, Result, run


@dataclass(frozen=True, slots=True, eq=False)
class Validation:
    """What validation gives: the package, what became of each rule, and the findings, one for each record."""

    package: Package
    results: tuple[Result, ...]
    findings: tuple[Finding, ...]

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many rules had each outcome."""
        return Counter(result.outcome for result in self.results)

    @property
    def levels(self) -> Counter[Level]:
        """How many findings there are of each level."""
        return Counter(finding.rule.level for finding in self.findings)


def validate(
    folders: Sequence[Path], standard: Standard, facts: Facts | None = None, origin: Origin | None = None
) -> Validation:
    """Validate the datasets in some folders, taken as one package.

    ``standard`` is SDTMIG as the study uses it; ``facts`` what the study says of itself; ``origin`` knows the raw rows
    behind the records. Nothing is raised for a fault of the files.
    """
    package = read_package(folders)
    results = run(all_checks(), package, standard, facts or Facts())
    origin = origin or Origin()
    found = tuple(findings(results, package, standard, origin.rows, origin.line))
    return Validation(package, tuple(results), found)

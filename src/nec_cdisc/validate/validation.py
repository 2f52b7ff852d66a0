"""Validates a package: reads it, runs the checks, and says what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nec_cdisc.plugin.check import Level
from nec_cdisc.problem import Problem
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.package import Package
from nec_cdisc.standard.model import Standard
from nec_cdisc.validate.comparison import Comparison, Earlier, compare
from nec_cdisc.validate.core_report import CORE_RAN, CoreRun, State
from nec_cdisc.validate.discovery import all_checks
from nec_cdisc.validate.finding import Finding, findings
from nec_cdisc.validate.origin import Origin
from nec_cdisc.validate.reading import read_package
from nec_cdisc.validate.rule_list import all_rules
from nec_cdisc.validate.running import Outcome, Result, run
from nec_cdisc.validate.waiver import Register, unknown_rules
from nec_cdisc.validate.waiving import unmatched, waive

#: Findings of these levels keep a package from being delivered, unless they are waived.
GRAVE = (Level.REJECT, Level.ERROR)


@dataclass(frozen=True, slots=True, eq=False)
class Validation:
    """What validation gives: the package, what became of each rule, and the findings, one for each record.

    ``problems`` are those of files that people wrote: the register of waivers, specifications, suites. ``core`` says
    what became of CDISC CORE, whose rules and findings stand among the others; ``comparison`` is with an earlier run.
    """

    package: Package
    results: tuple[Result, ...]
    findings: tuple[Finding, ...]
    register: Register = field(default_factory=Register)
    problems: tuple[Problem, ...] = ()
    core: CoreRun = field(default_factory=CoreRun)
    comparison: Comparison | None = None

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many rules had each outcome."""
        return Counter(result.outcome for result in self.results)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody accepted."""
        return tuple(finding for finding in self.findings if finding.waiver is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that the register accepts."""
        return tuple(finding for finding in self.findings if finding.waiver is not None)

    @property
    def levels(self) -> Counter[Level]:
        """How many open findings there are of each level."""
        return Counter(finding.rule.level for finding in self.open)

    @property
    def holds(self) -> bool:
        """Whether nothing grave is open: no error, no rule that broke, no waiver that is none."""
        broken = any(result.outcome is Outcome.BROKEN and result.rule.level in GRAVE for result in self.results)
        grave = any(self.levels[level] for level in GRAVE)
        return not (broken or grave or self.problems)


#: Runs CDISC CORE on a package that was read.
Core = Callable[[Package], CoreRun]
#: Gives further results on a package that was read, such as those of expectation suites.
More = Callable[[Package], Sequence[Result]]


def validate(
    folders: Sequence[Path],
    standard: Standard,
    facts: Facts | None = None,
    origin: Origin | None = None,
    *,
    register: Register | None = None,
    earlier: Earlier | None = None,
    core: Core | None = None,
    more: More | None = None,
) -> Validation:
    """Validate the datasets in some folders, taken as one package.

    ``standard`` is SDTMIG as the study uses it; ``facts`` what the study says of itself; ``origin`` knows the raw rows
    behind the records; ``register`` the findings that are accepted; ``earlier`` what the last run found; ``core`` and
    ``more`` judge the package, too. Nothing is raised for a fault of the files.
    """
    package = read_package(folders)
    ran = core(package) if core is not None else CoreRun()
    results = [*run(all_checks(), package, standard, facts or Facts()), *(more(package) if more is not None else ())]
    results += [_core_ran(ran), *ran.results]
    origin = origin or Origin()
    register = register or Register()
    found, used = waive(findings(results, package, standard, origin.rows, origin.line, origin.is_secret), register)
    waivers, stale = unmatched(register, used, results)
    results.append(waivers)
    found = (*found, *stale)
    known = {*(rule.id for rule in all_rules()), *(result.rule.id for result in results)}
    problems = (*register.problems, *unknown_rules(register.waivers, known))
    comparison = None
    if earlier is not None:
        found, comparison = compare(found, earlier, results)
    return Validation(package, tuple(results), found, register, problems, ran, comparison)


def _core_ran(ran: CoreRun) -> Result:
    outcomes = {State.RAN: Outcome.PASSED, State.NOT_RUN: Outcome.SKIPPED, State.FAILED: Outcome.BROKEN}
    return Result(CORE_RAN, outcomes[ran.state], reason=ran.reason)

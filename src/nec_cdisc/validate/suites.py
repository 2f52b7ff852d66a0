"""Holds the expectation suites against a package; what each rule gave is a result like that of a check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nec_cdisc.dataset.spec import DatasetSpec
from nec_cdisc.expectations.rules import RULES
from nec_cdisc.expectations.running import run_suite
from nec_cdisc.expectations.suite import Suite
from nec_cdisc.expectations.suites import suites_for, written_suites
from nec_cdisc.expectations.verdict import Verdict
from nec_cdisc.plugin.check import Rule
from nec_cdisc.problem import Problem
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records
from nec_cdisc.standard.loading import LoadedGuide
from nec_cdisc.standard.model import Standard
from nec_cdisc.validate.running import Outcome, Result


@dataclass(frozen=True, slots=True, eq=False)
class Suites:
    """Where the expectations of a package come from.

    ``standard`` is SDTMIG as the study uses it, ``analysis`` ADaMIG; ``own`` are the analysis datasets that the study
    maps; ``written`` the suites that people wrote, by dataset, and ``problems`` those of their files.
    """

    standard: Standard
    analysis: LoadedGuide | None = None
    own: Mapping[str, DatasetSpec] = field(default_factory=dict)
    written: Mapping[str, list[Suite]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, standard: Standard, analysis: LoadedGuide | None, specs: Path) -> Suites:
        """Take the suites that people wrote from the specifications of a study."""
        written, problems = written_suites(specs)
        return cls(standard, analysis, written=written, problems=tuple(problems))

    def results(self, package: Package) -> list[Result]:
        """Return what became of each rule that some suite serves, in the order of their ids.

        A rule of the table that no suite of the package serves is skipped.
        """
        verdicts = [verdict for table in package.tables.values() for verdict in self._verdicts(table)]
        verdicts += self._not_asked(package)
        by_rule: dict[str, list[Verdict]] = {code: [] for code in sorted(RULES)}
        for verdict in verdicts:
            by_rule.setdefault(verdict.rule.id, []).append(verdict)
        return [_result(code, served) for code, served in by_rule.items()]

    def _verdicts(self, table: Records) -> Iterable[Verdict]:
        if len(table):
            for suite in suites_for(table.dataset, self.standard, self.analysis, self.own, self.written):
                yield from run_suite(table.dataset, suite)

    def _not_asked(self, package: Package) -> Iterable[Verdict]:
        """Yield what people wrote for a dataset that is not there: a name misspelled would leave it unasked."""
        asked = {table.name for table in package.tables.values() if len(table)}
        for dataset in sorted({*self.written} - asked):
            reason = f"{dataset} has no record" if dataset in package else f"there is no {dataset}"
            for suite in self.written[dataset]:
                yield from (Verdict(dataset, each, Outcome.SKIPPED, reason=reason) for each in suite.expectations)


def left_out(_package: Package) -> list[Result]:
    """Return each rule of the suites as skipped, for a validation that was asked to leave them out."""
    reason = "the suites of expectations were left out (--no-suites)"
    return [Result(RULES[code], Outcome.SKIPPED, reason=reason) for code in sorted(RULES)]


def _result(code: str, served: list[Verdict]) -> Result:
    if not served:
        return Result(RULES[code], Outcome.SKIPPED, reason="no dataset of the package has an expectation of this rule")
    outcomes = {Outcome(verdict.outcome) for verdict in served}
    reasons = dict.fromkeys(verdict.reason for verdict in served if verdict.reason)
    found = tuple(each for verdict in served for each in verdict.found)
    looked_at = tuple(dict.fromkeys(item.dataset for item in served if item.outcome != Outcome.SKIPPED))
    return Result(_rule(served), _gravest(outcomes), found, looked_at, "; ".join(reasons))


def _rule(served: list[Verdict]) -> Rule:
    return next((item.rule for item in served if item.found), served[0].rule)


def _gravest(outcomes: set[Outcome]) -> Outcome:
    """Return what a rule with several expectations gave: one that broke is never covered by those that passed."""
    order = (Outcome.BROKEN, Outcome.FOUND, Outcome.PASSED, Outcome.SKIPPED)
    return next(outcome for outcome in order if outcome in outcomes)

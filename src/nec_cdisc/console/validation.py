"""The closing summary of validation: what is open by level and rule, what was not looked at, where the reports are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.screen import shown
from nec_cdisc.plugin.check import Level
from nec_cdisc.validate.core_report import State
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.running import Outcome
from nec_cdisc.validate.validation import Validation

#: Rules with findings that are shown, the gravest first.
RULES = 25
_COLOURS = {Level.REJECT: "bold red", Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "cyan"}


def show_validation(console: Console, validation: Validation, target: Path, folder: Path) -> None:
    """Print the summary; paths below the study ``folder`` are shown relative to it."""
    tables = validation.package.tables
    console.print(
        f"{len(tables)} datasets, {sum(map(len, tables.values())):,} records, {len(validation.results)} rules"
    )
    _rules(console, validation)
    _not_made(console, validation)
    _core(console, validation)
    show_in_full(console, validation.problems, {})
    _closing(console, validation)
    where = target.relative_to(folder) if target.is_relative_to(folder) else target
    console.print(f"reports: {shown(where.as_posix())}/index.html, and as CSV, XLSX, JSON, SARIF and JUnit beside it")


def _rules(console: Console, validation: Validation) -> None:
    """Print the rules that found something, with an example each."""
    groups: dict[str, list[Finding]] = {}
    for finding in validation.open:
        groups.setdefault(finding.rule.id, []).append(finding)
    if not groups:
        return
    order = sorted(groups.values(), key=lambda found: (list(Level).index(found[0].rule.level), found[0].rule.id))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("level", "rule", "findings", "for example"):
        table.add_column(heading, justify="right" if heading == "findings" else "left", overflow="fold")
    for found in order[:RULES]:
        rule, first = found[0].rule, found[0]
        where = " ".join(item for item in (first.dataset, first.subject, first.sequence) if item)
        level = f"[{_COLOURS[rule.level]}]{rule.level}[/]"
        table.add_row(level, shown(rule.id), str(len(found)), shown(f"{where}: {first.message}"))
    console.print()
    console.print(table)
    if len(order) > RULES:
        console.print(f"and {len(order) - RULES} more rules with findings")
    console.print("What a rule is about, and what to do: nec-cdisc explain RULE\n", style="dim")


def _not_made(console: Console, validation: Validation) -> None:
    """Print the rules that broke, and how often rules were skipped, by reason."""
    for result in validation.results:
        if result.outcome is Outcome.BROKEN:
            console.print(f"[bold red]broken[/] {shown(result.rule.id)}: {shown(result.reason)}")
    skipped = [item.reason for item in validation.results if item.outcome is Outcome.SKIPPED]
    for reason, times in Counter(skipped).most_common(5):
        console.print(f"skipped {times}: {shown(reason)}", style="dim")


def _core(console: Console, validation: Validation) -> None:
    core = validation.core
    if core.state is State.FAILED and core.said:
        console.print("What CORE said at its end:")
        for line in core.said.splitlines():
            console.print(f"  {shown(line)}", style="dim")


def _closing(console: Console, validation: Validation) -> None:
    outcomes = ", ".join(f"{validation.outcomes[outcome]} {outcome}" for outcome in Outcome)
    console.print(f"rules: {outcomes}")
    levels = ", ".join(f"{validation.levels[level]} {level}" for level in Level)
    waived = len(validation.waived)
    console.print(f"open findings: {levels}{f'; waived: {waived}' if waived else ''}")
    comparison = validation.comparison
    if comparison is not None:
        gone = len(comparison.gone)
        said = f"{comparison.new} new, {comparison.persisting} persisting, {gone} gone"
        said += f", {comparison.not_judged} not judged (their rules were not run)" if comparison.not_judged else ""
        console.print(f"compared with {shown(comparison.name)}: {said}")
    verdict = "Nothing grave is open." if validation.holds else "Not ready: correct or explain what is grave."
    console.print(verdict, style="green" if validation.holds else "bold red")

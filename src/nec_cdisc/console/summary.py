"""The closing summary of a run: records in and out, problems by kind, where each file is, what to do next."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from nec_cdisc.console.problems import cells_of, plural, show_grouped
from nec_cdisc.console.screen import shown
from nec_cdisc.problem import Severity
from nec_cdisc.run.orphans import AFTER_CUT_OFF
from nec_cdisc.run.sdtm import Conversion
from nec_cdisc.run.unmatched import UNMATCHED

#: Characters of a rule that the screen shows; the list of records left out holds it whole.
RULE = 100


class Lists(NamedTuple):
    """The paths of the reports that the summary names, as shown."""

    problems: str
    left_out: str
    queries: str
    ledger: str
    corrections: str
    cut_off: str


def show_summary(console: Console, conversion: Conversion, folder: Path, lists: Lists) -> None:
    """Print the summary.

    ``folder`` is the study's, and paths are shown relative to it; ``lists`` are the reports of the run, relative to it
    already.
    """
    _records_in(console, conversion)
    show_datasets(console, conversion, folder)
    console.print()
    show_grouped(console, conversion.problems)
    console.print()
    _closing(console, conversion, lists)


def _records_in(console: Console, conversion: Conversion) -> None:
    read = {name: count for (name, rule), count in conversion.outcome.counts.items() if rule == "records read"}
    out = sum(len(dataset) for dataset in conversion.outcome.datasets.values())
    console.print(f"\n{sum(read.values())} raw records of {len(read)} forms in, {out} SDTM records out")
    apart = [
        (name, rule, count)
        for (name, rule), count in conversion.outcome.counts.items()
        if count and rule.startswith(("left out", "withheld", "not kept", UNMATCHED))
    ]
    for name, rule, count in apart:
        said = shorten(rule.removeprefix("records "), RULE, placeholder=" …")
        console.print(f"  {shown(name)}: {count} {'record' if count == 1 else 'records'} {shown(said)}", style="dim")


def show_datasets(console: Console, conversion: Conversion, folder: Path) -> None:
    """Print a table of the datasets that were made, and of their files."""
    where = conversion.folder.relative_to(folder).as_posix()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("dataset", "records", "variables", "file"):
        table.add_column(heading, justify="right" if heading in {"records", "variables"} else "left")
    for name, dataset in conversion.outcome.datasets.items():
        rows, columns = len(dataset), len(dataset.columns)
        file = f"{where}/{conversion.files[name]}" if name in conversion.files else "not written"
        table.add_row(shown(name), str(rows), str(columns), shown(file))
    console.print()
    console.print(table)


def _closing(console: Console, conversion: Conversion, lists: Lists) -> None:
    times: Counter[Severity] = Counter()
    for problem in conversion.problems:
        times[problem.severity] += cells_of(problem)
    said = ", ".join(f"{times[severity]} {plural(severity, times[severity])}" for severity in Severity)
    console.print(f"{said}; each one with its raw row in {lists.problems}")
    console.print(f"records left out by a rule, row by row: {lists.left_out}")
    book = conversion.outcome.ledger
    held = f"{book.rows} raw rows and {book.cells} filled cells"
    said = f"all {held} are accounted for" if book.ties_out() else f"of {held} some are not accounted for"
    console.print(f"{said}: {lists.ledger}")
    _decided(console, conversion, lists)
    if times[Severity.QUERY]:
        console.print(f"queries to the sites, one per fact: {lists.queries}")
    if not conversion.published:
        console.print("Not published: correct the errors and run again. The last complete set stays in outputs/sdtm.")
    elif times[Severity.QUERY]:
        console.print("Published. Next: send the queries to the sites, or correct the mappings.")
    else:
        console.print("Published. Next: look at the datasets.")


def _decided(console: Console, conversion: Conversion, lists: Lists) -> None:
    """Say how many corrections are applied, and what the data cut-off left out, where there are any."""
    outcome = conversion.outcome
    if outcome.corrections:
        applied = sum(decided.refused is None for decided in outcome.corrections)
        others = len(outcome.corrections) - applied
        said = f"{applied} {'correction' if applied == 1 else 'corrections'} applied"
        said += f", {others} not" if others else ""
        console.print(f"{said}: {lists.corrections}")
    if outcome.cuts:
        gone, open_ = sum(cut.left_out for cut in outcome.cuts), sum(cut.undecided for cut in outcome.cuts)
        said = f"data cut-off {outcome.cuts[0].date}: {gone} {'record' if gone == 1 else 'records'} left out by date"
        more = sum(len(item.rows) for item in outcome.left_out if item.rule.startswith(AFTER_CUT_OFF))
        said += f", {more} with their subject" if more else ""
        said += f", {open_} kept whose date does not decide" if open_ else ""
        console.print(f"{said}: {lists.cut_off}")

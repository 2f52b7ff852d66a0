"""The closing summary of analysis: records in and out, problems by kind, where each file is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.console import Console

from nec_cdisc.console.problems import cells_of, plural, show_grouped
from nec_cdisc.console.screen import shown
from nec_cdisc.console.summary import show_datasets
from nec_cdisc.problem import Severity
from nec_cdisc.run.analysis import Analysis


def show_analysis(console: Console, analysis: Analysis, folder: Path, problem_list: Path) -> None:
    """Print the summary; ``folder`` is the study's, and paths are shown relative to it."""
    counts = analysis.outcome.counts
    read = {name: count for (name, rule), count in counts.items() if rule == "records read"}
    out = sum(len(dataset) for dataset in analysis.outcome.datasets.values())
    console.print(f"\n{sum(read.values())} records of {len(read)} SDTM datasets in, {out} analysis records out")
    show_datasets(console, analysis, folder)
    console.print()
    show_grouped(console, analysis.problems)
    times: Counter[Severity] = Counter()
    for problem in analysis.problems:
        times[problem.severity] += cells_of(problem)
    said = ", ".join(f"{times[severity]} {plural(severity, times[severity])}" for severity in Severity)
    console.print(f"\n{said}; each one: {shown(problem_list.relative_to(folder).as_posix())}")
    if not analysis.published:
        console.print("Not published: with an error the last complete set stays in outputs/adam.")

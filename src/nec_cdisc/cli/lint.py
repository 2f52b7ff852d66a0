"""The commands ``lint`` and ``plan``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from nec_cdisc.console.problems import plural, show_in_full
from nec_cdisc.console.screen import shown
from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.mapping.resolved import resolved_text
from nec_cdisc.plan.analysis import lint_analysis, planned_tabulation
from nec_cdisc.plan.describe import describe_plan
from nec_cdisc.plan.lint import Linted, in_order, lint
from nec_cdisc.problem import Severity
from nec_cdisc.standard.loading import load_analysis
from nec_cdisc.study.folder import Study, open_study
from nec_cdisc.study.functions import NAME


def run_lint(folder: Path) -> int:
    """Check the mappings of a study; returns 1 where something is an error."""
    console = Console(highlight=False, soft_wrap=True)
    linted = _with_analysis(lint(open_study(folder)))
    show_in_full(console, linted.problems, linted.study.documents)
    times = Counter(problem.severity for problem in linted.problems)
    mapping = linted.study.mapping
    datasets = len(mapping.datasets) + len(mapping.analysis) if mapping is not None else 0
    forms = len(mapping.forms) if mapping is not None else 0
    said = ", ".join(
        f"{times[severity]} {plural(severity, times[severity])}" for severity in Severity if times[severity]
    )
    console.print(f"{datasets} datasets, {forms} forms: {said or 'no problems'}")
    _say_trusted(console, linted.study.functions)
    return 1 if linted.broken else 0


def _with_analysis(linted: Linted) -> Linted:
    """Return a checked study with what is wrong with its analysis datasets, held against the SDTM that it will make."""
    study, plan = linted.study, linted.plan
    if study.mapping is None or plan is None or not study.mapping.analysis:
        return linted
    chosen = study.mapping.block.standard
    loaded = load_analysis(chosen.adamig, chosen.adam_ct, study.folder / "specs")
    found = lint_analysis(replace(study, problems=()), loaded, planned_tabulation(plan), SDTM.folder)
    return replace(linted, problems=in_order([*linted.problems, *found.problems]))


def _say_trusted(console: Console, functions: Sequence[str]) -> None:
    """Say which code of the study was trusted: it has run already, for loading it is running it."""
    if functions:
        count = f"{len(functions)} function{'' if len(functions) == 1 else 's'}"
        names = shown(", ".join(functions))
        console.print(f"{count} of {NAME} run as code of the study, with all rights of your account: {names}")


def run_plan(folder: Path, *, resolved: bool = False) -> int:
    """Print the steps of a run, or the mappings after inheritance; returns 1 where the mappings do not allow it."""
    console = Console(highlight=False, soft_wrap=True)
    study = open_study(folder)
    if resolved and study.mapping is not None and not _unread(study):
        console.out(resolved_text(study.mapping), end="", highlight=False)
        return 0
    linted = lint(study)
    if linted.plan is None or linted.broken:
        show_in_full(console, linted.problems, study.documents)
        return 1
    for line in describe_plan(linted.plan):
        console.print(shown(line))
    return 0


def _unread(study: Study) -> bool:
    """Say whether some mapping file cannot be read: what the others say together is then not what is meant."""
    return any(document.data is None for document in study.documents.values() if document.name.endswith(".yaml"))

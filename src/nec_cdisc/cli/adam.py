"""The command ``adam``: analysis datasets from datasets of SDTM."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console

from nec_cdisc.cli.stated import renewing
from nec_cdisc.console.analysis import show_analysis
from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.progress import progress
from nec_cdisc.console.screen import screen
from nec_cdisc.lineage.model import Recorded
from nec_cdisc.lineage.stored import Stored
from nec_cdisc.mapping.cdisc_model import SDTM
from nec_cdisc.plan.analysis import lint_analysis
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.lint import Linted
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.problem.families.analysis import NO_DATASET
from nec_cdisc.report.analysis_problems import write_analysis_problems
from nec_cdisc.run.analysis import RUN, analyse
from nec_cdisc.run.concerned import Concerned
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut
from nec_cdisc.run.engine import Outcome
from nec_cdisc.run.sdtm import LINEAGE, OUTPUTS, Expected
from nec_cdisc.standard.loading import load_analysis
from nec_cdisc.standard.model import Standard
from nec_cdisc.study.folder import open_analysis
from nec_cdisc.study.freshness import maps, tabulation_is_current
from nec_cdisc.study.inputs import Hashes
from nec_cdisc.study.made_of import NAME as MADE_OF
from nec_cdisc.study.made_of import cut_off_of
from nec_cdisc.study.tabulation import tabulation_in
from nec_cdisc.writers.publication import NotWritten, settle
from nec_cdisc.writers.run_record import Run

PROBLEM_LIST = "problems.csv"


def run_adam(
    folder: Path, sdtm: Path | None, *, pieces: Cut = IN_ONE_PIECE, suites: bool = False, run: Run = RUN
) -> int:
    """Make the analysis datasets of a study; returns 1 with any error.

    With ``suites`` the datasets are held against the suites of expectations before they are published. ``run`` is what
    the run record tells of it.
    """
    console = screen()
    try:
        settle(folder / OUTPUTS)  # a set that a killed run promised is in its place before anybody reads it
    except NotWritten as fault:
        show_in_full(console, [fault.problem], {})
        return 1
    hashes = Hashes(folder)
    if sdtm is None and not _renewed(console, hashes, pieces, run, suites=suites):
        return 1
    tabulation = folder / OUTPUTS / SDTM.folder if sdtm is None else sdtm
    before = sdtm_rules(folder) if sdtm is None else {}
    linted = checked(folder, tabulation, {name: rule["supplementary"] for name, rule in before.items()})
    if linted.plan is None or linted.broken:
        _refuse(console, linted)
        return 1
    reports = partial(_reports, folder / OUTPUTS)
    expected = _expected(linted.plan, linted.study.standard, before, folder) if suites else None
    try:
        with progress(console) as told:
            analysis = analyse(
                linted,
                linted.plan,
                tabulation,
                pieces=pieces,
                progress=told,
                reports=reports,
                expected=expected,
                run=run,
                hashes=hashes,
            )
    except NotWritten as fault:
        show_in_full(console, [fault.problem], {})
        return 1
    show_analysis(console, analysis, folder, analysis.reports / PROBLEM_LIST)
    return 0 if analysis.published else 1


def _renewed(console: Console, hashes: Hashes, pieces: Cut, run: Run, *, suites: bool) -> bool:
    """Have the set of SDTM datasets be that of the mappings and the export as they are now; say whether it is.

    A study that has no mappings of SDTM analyses what lies in its outputs.
    """
    folder = hashes.folder
    if not maps(folder, SDTM.folder) or tabulation_is_current(folder, hashes):
        return True
    from nec_cdisc.cli.sdtm import run_sdtm  # noqa: PLC0415 - a set that is current needs none of it

    console.print("The SDTM datasets are not those of the export and the mappings as they are now: converting first.")
    cut_off = cut_off_of(folder / OUTPUTS / LINEAGE / MADE_OF)
    settings = {"cut_off": cut_off, "final": False, "jobs": 1, "no_suites": not suites, "partitions": pieces.partitions}
    run = renewing(run, "sdtm", **settings)
    hashes.forget()
    return run_sdtm(folder, cut_off, final=False, pieces=pieces, suites=suites, run=run) == 0


def _expected(plan: Plan, sdtm: Standard, before: Mapping[str, Any], folder: Path) -> Expected:
    """Return what the suites of analysis ask; of a dataset that the mappings describe they know its variables."""
    from nec_cdisc.run.expected import unmet  # noqa: PLC0415 - a run without suites needs none of it
    from nec_cdisc.validate.suites import Suites  # noqa: PLC0415 - see above

    chosen = plan.study.block.standard
    guide = load_analysis(chosen.adamig, chosen.adam_ct, folder / "specs")
    own = {name: plan.standard.datasets[name] for name in plan.study.datasets if name in plan.standard.datasets}
    return partial(unmet, replace(Suites.of(sdtm, guide, folder / "specs"), own=own), plan, before)


def sdtm_rules(folder: Path) -> Mapping[str, Any]:
    """Return the rules of the datasets of SDTM, as lineage keeps them.

    Only they know the supplemental qualifiers that the mappings plan, whether a record has one or not, and which
    variables a private raw column stands behind.
    """
    try:
        return Stored(folder / OUTPUTS / LINEAGE, folder / OUTPUTS / SDTM.folder).rules
    except Unreadable:
        return {}


def checked(folder: Path, tabulation: Path, planned: Mapping[str, Sequence[str]]) -> Linted:
    """Open and check the mappings of analysis against the datasets in a folder, with their ``planned`` qualifiers."""
    study = open_analysis(folder)
    if study.mapping is None:
        return Linted(study, None, study.problems)
    chosen = study.mapping.block.standard
    loaded = load_analysis(chosen.adamig, chosen.adam_ct, folder / "specs")
    datasets, problems = tabulation_in(tabulation, study.standard)
    if not datasets:
        return Linted(study, None, tuple(problems))
    datasets = [item.with_planned(planned.get(item.name, ())) for item in datasets]
    linted = lint_analysis(study, loaded, datasets, tabulation.name)
    unread = {item.place.file.rpartition("/")[2].partition(".")[0].upper() for item in problems if item.place}
    known = [item for item in linted.problems if item.code != NO_DATASET or item.target not in unread]
    return Linted(study, linted.plan, (*problems, *known))


def _refuse(console: Console, linted: Linted) -> None:
    errors = [item for item in linted.problems if item.severity is Severity.ERROR]
    show_in_full(console, errors, linted.study.documents)
    console.print("Nothing was made: correct what is named above, and run again.")


def _reports(outputs: Path, outcome: Outcome, problems: Sequence[Problem], reports: Path) -> None:
    lineage = None
    if problems:
        with contextlib.suppress(Unreadable):  # without lineage of SDTM no raw rows are told
            lineage = Stored(outputs / LINEAGE, outputs / SDTM.folder)
    recorded = outcome.recorded if outcome.recorded is not None else Recorded({"datasets": {}}, {}, {})
    concerned = Concerned(recorded, outcome.datasets, lineage)
    write_analysis_problems(problems, concerned, reports / PROBLEM_LIST)

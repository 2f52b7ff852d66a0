"""The command ``sdtm``: the main job."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rich.console import Console

from nec_cdisc.console.problems import show_in_full
from nec_cdisc.console.progress import progress
from nec_cdisc.console.screen import screen, shown
from nec_cdisc.console.summary import Lists, show_summary
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.lint import Linted, lint
from nec_cdisc.plan.locality import locality
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.report.corrections import write_corrections
from nec_cdisc.report.cut_off import write_cut_off
from nec_cdisc.report.ledger import write_ledger, write_ledger_subjects
from nec_cdisc.report.left_out import write_left_out
from nec_cdisc.report.problem_list import write_problems
from nec_cdisc.report.query.build import query_list
from nec_cdisc.report.query.listing import write_listing
from nec_cdisc.report.query.workbook import write_workbook
from nec_cdisc.report.terminology import write_terminology, write_uncoded
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut
from nec_cdisc.run.engine import Outcome
from nec_cdisc.run.sdtm import OUTPUTS, REPORTS, RUN, Conversion, Expected, convert, place, reports_folder
from nec_cdisc.run.workers import Interrupted
from nec_cdisc.study.folder import open_study
from nec_cdisc.writers.publication import NotWritten, locked, staged
from nec_cdisc.writers.run_record import Run

PROBLEM_LIST = "problems.csv"
LEFT_OUT = "left_out.csv"
QUERIES = "queries.csv"
WORKBOOK = "queries.xlsx"
LEDGER = "ledger.csv"
LEDGER_SUBJECTS = "ledger_subjects.csv"
TERMINOLOGY = "terminology.csv"
UNCODED = "uncoded.csv"
CORRECTIONS = "corrections.csv"
CUT_OFF = "cut_off.csv"
#: The reports that the summary names.
_NAMED = (PROBLEM_LIST, LEFT_OUT, WORKBOOK, LEDGER, CORRECTIONS, CUT_OFF)


def run_sdtm(
    folder: Path,
    cut_off: str | None,
    *,
    final: bool,
    pieces: Cut = IN_ONE_PIECE,
    suites: bool = False,
    run: Run = RUN,
) -> int:
    """Convert the export of a study; returns 1 with any error, and with ``final`` with any query.

    With ``suites`` the datasets are held against the suites of expectations before they are published. ``run`` is what
    the run record tells of it.
    """
    console = screen()
    limit = _date(console, cut_off)
    if cut_off is not None and limit is None:
        return 2
    linted = lint(open_study(folder))
    try:
        if linted.plan is None or linted.broken:
            _refuse(console, linted)
            return 1
        _say_whole(console, linted.plan, pieces)
        reports = partial(_reports, linted.plan)
        expected = _expected(linted.plan, folder) if suites else None
        with progress(console) as told:
            conversion = convert(
                linted,
                linted.plan,
                cut_off=limit,
                pieces=pieces,
                progress=told,
                reports=reports,
                expected=expected,
                run=run,
            )
    except (NotWritten, Interrupted) as fault:
        show_in_full(console, [fault.problem], {})
        return 1
    at = conversion.reports.relative_to(folder)
    lists = Lists(*((at / name).as_posix() for name in _NAMED))
    show_summary(console, conversion, folder, lists)
    return _exit_code(console, conversion, final=final)


def _expected(plan: Plan, folder: Path) -> Expected:
    from nec_cdisc.run.expected import unmet  # noqa: PLC0415 - a run without suites needs none of it
    from nec_cdisc.validate.suites import Suites  # noqa: PLC0415 - see above

    return partial(unmet, Suites.of(plan.standard, None, folder / "specs"), plan, {})


def _say_whole(console: Console, plan: Plan, pieces: Cut) -> None:
    """Say why a run that shall be cut into partitions is not."""
    obstacles = locality(plan).obstacles if pieces.partitions > 1 else ()
    if obstacles:
        console.print(f"The run goes on in one piece: {shown('; '.join(obstacles))}.")


def _reports(plan: Plan, outcome: Outcome, problems: Sequence[Problem], reports: Path) -> None:
    """Write the lists of problems and of records left out, the ledger, corrections, cut-off, and the queries."""
    write_problems(problems, outcome.whereabouts, reports / PROBLEM_LIST)
    write_left_out(outcome.left_out, outcome.whereabouts, reports / LEFT_OUT)
    queries = query_list(problems, outcome.whereabouts, plan)
    write_listing(queries, reports / QUERIES)
    write_workbook(queries, reports / WORKBOOK)
    write_ledger(outcome.ledger, reports / LEDGER)
    write_ledger_subjects(outcome.ledger, reports / LEDGER_SUBJECTS)
    write_terminology(plan, outcome, reports / TERMINOLOGY)
    write_uncoded(plan, outcome, reports / UNCODED)
    write_corrections(outcome, plan, reports / CORRECTIONS)
    write_cut_off(outcome, reports / CUT_OFF)


def _refuse(console: Console, linted: Linted) -> None:
    """Show why nothing is converted; a problem list beside the last set then holds the problems of the mappings."""
    errors = [item for item in linted.problems if item.severity is Severity.ERROR]
    show_in_full(console, errors, linted.study.documents)
    console.print("Nothing was converted: correct the mappings, or the export, and run again.")
    folder = linted.study.folder
    if (folder / "mappings").is_dir():  # never leave outputs in a folder that is no study
        outputs = folder / OUTPUTS
        with locked(outputs), staged(outputs) as stage:
            write_problems(linted.problems, None, stage.folder(REPORTS) / PROBLEM_LIST)
            place(stage, clean=False)
        listed = reports_folder(outputs, clean=False).relative_to(folder) / PROBLEM_LIST
        console.print(f"All problems, with notes: {listed.as_posix()}. The last complete set stays in outputs/sdtm.")


def _exit_code(console: Console, conversion: Conversion, *, final: bool) -> int:
    open_queries = any(item.severity is Severity.QUERY for item in conversion.problems)
    if final and open_queries:
        console.print("Exit 1, as --final asks: queries are open.")
    return 1 if not conversion.published or (final and open_queries) else 0


def _date(console: Console, text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        console.print(f"--cut-off wants a date like 2019-06-30, not {shown(repr(text))}")
        turned = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text, re.ASCII)
        if turned is not None:
            console.print(f"  did you mean {turned[3]}-{turned[2]:0>2}-{turned[1]:0>2}?")
        return None

"""The main job: from the export of a study to its SDTM transport files, published as a whole or not at all."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.lineage import store
from nec_cdisc.mapping.model import StandardChoice
from nec_cdisc.plan.compile import SUBJECTS, Plan
from nec_cdisc.plan.lint import Linted
from nec_cdisc.plan.step import Design
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.run.characters import REPLACED
from nec_cdisc.run.checked_records import with_checks
from nec_cdisc.run.coding import coding_problems
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut
from nec_cdisc.run.engine import Outcome, Progress, execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.orphans import OF_SUBJECTS_CUT_OFF
from nec_cdisc.run.steady_export import changes, states, unusable
from nec_cdisc.run.workers import Processes
from nec_cdisc.study.made_of import NAME as MADE_OF
from nec_cdisc.study.made_of import SET, made_of
from nec_cdisc.study.made_of import made as made_set
from nec_cdisc.writers import xpt
from nec_cdisc.writers.fault_points import passed
from nec_cdisc.writers.publication import Stage, locked, staged
from nec_cdisc.writers.run_record import Entry, Run, counted
from nec_cdisc.xpt.lengths import lengths

OUTPUTS = "outputs"
SDTM = "sdtm"
REPORTS = "reports"
LINEAGE = "lineage"
#: Labels of qualifiers come from the mapping; every other text was looked at where its raw cell was known.
QLABEL = ".QLABEL"
#: Where the clean datasets and the reports of a run with errors go, for looking at: the last set keeps its own.
CANDIDATE = "candidate"
#: A run of which nobody has stated anything.
RUN = Run("sdtm")


@dataclass(frozen=True, slots=True, eq=False)
class Conversion:
    """What the main job gives: the outcome of the run, all problems, and where the files are.

    ``folder`` is ``outputs/sdtm`` where the set was published, ``outputs/candidate`` where an error kept it back;
    ``files`` are the names written, by dataset.
    """

    outcome: Outcome
    problems: tuple[Problem, ...]
    folder: Path
    files: Mapping[str, str]
    published: bool

    @property
    def reports(self) -> Path:
        """The folder of the reports of the run."""
        return reports_folder(self.folder.parent, clean=self.published)


#: Says what a folder of files that are not published yet does not meet.
Expected = Callable[[Path], list[Problem]]
#: Writes the reports of a run, given its outcome, all problems and the folder to write to.
Reports = Callable[[Outcome, Sequence[Problem], Path], None]


def convert(
    linted: Linted,
    plan: Plan,
    *,
    cut_off: dt.date | None = None,
    pieces: Cut = IN_ONE_PIECE,
    progress: Progress | None = None,
    reports: Reports | None = None,
    expected: Expected | None = None,
    run: Run = RUN,
) -> Conversion:
    """Convert the export of a study that was checked before.

    ``expected`` says what the files do not meet, before they are published. ``reports`` is called when all datasets
    are written aside and before anything is published: without its reports no set is. ``run`` is told in the run
    record, which is published with the set. Raises
    :class:`nec_cdisc.writers.publication.NotWritten` where the outputs cannot be written or another run holds them, and
    :class:`nec_cdisc.run.workers.Interrupted` where a process is ended; the last complete set stays as it was then.
    """
    folder = linted.study.folder
    outputs = folder / OUTPUTS
    workers = Processes(folder, linted.study.documents, pieces.jobs) if pieces.jobs > 1 else None
    with locked(outputs):
        before, made = states(folder, plan.study.forms.values()), made_of(folder, plan.study, cut_off)
        outcome = execute(plan, Inputs(folder, cut_off, linted.study.corrections), progress, pieces, workers)
        problems = [*linted.problems, *outcome.problems, *changes(folder, before, outcome.problems)]
        problems += [*_emptied(plan, outcome, problems), *coding_problems(plan, outcome)]
        with staged(outputs) as stage:
            files, found = write_files(plan, outcome.datasets, stage.folder(SDTM))
            problems += [*found, *(expected(stage.folder(SDTM)) if expected is not None else ())]
            if reports is not None:
                reports(outcome, problems, stage.folder(REPORTS, shared=True))
            clean = not any(item.severity is Severity.ERROR for item in problems)
            if clean and outcome.recorded is not None:
                store.write(with_checks(outcome.recorded, stage.folder(SDTM), files), stage.folder(LINEAGE))
                (stage.folder(LINEAGE) / MADE_OF).write_text(made, encoding="utf-8", newline="\n")
                (stage.folder(LINEAGE) / SET).write_text(made_set(stage.folder(SDTM)), encoding="utf-8", newline="\n")
            place(stage, clean=clean)
            stage.record(told(run, plan.study.block.standard, json.loads(made)["files"], problems))
    where = outputs / (SDTM if clean else CANDIDATE)
    return Conversion(outcome, tuple(problems), where, files, clean)


def told(run: Run, standard: StandardChoice, inputs: Mapping[str, str], problems: Sequence[Problem]) -> Entry:
    """Return what the run record tells of a run of a plan: of files read (SHA-256 by path), and of problems."""
    return Entry(run, inputs, standard.model_dump(), counted(problems))


def place(stage: Stage, *, clean: bool) -> None:
    """Have a clean set take the place of the last one and void the candidate; keep any other set back beside it."""
    if clean:
        stage.folder(REPORTS, shared=True)  # also where nobody writes any: those of another set would lie
        stage.void(CANDIDATE)
    else:
        stage.keep_back(CANDIDATE, SDTM)


def reports_folder(outputs: Path, *, clean: bool) -> Path:
    """Return where the reports of a run are: those of a run with errors lie beside its datasets."""
    return outputs / REPORTS if clean else outputs / CANDIDATE / REPORTS


def _emptied(plan: Plan, outcome: Outcome, known: Sequence[Problem]) -> Iterator[Problem]:
    """Yield an error for each dataset whose records are all gone (a fault of keys), and note empty files.

    Where a file could not be read that is told already, and what it empties is no fault of its own.
    """
    if unusable(known):
        return
    for name, dataset in outcome.datasets.items():
        built = outcome.counts.get((name, "records built"), 0) - outcome.counts.get((name, OF_SUBJECTS_CUT_OFF), 0)
        place = plan.study.datasets[name].document.place(("dataset",)) if name in plan.study.datasets else None
        if built and not len(dataset):
            yield Problem("RUN106", f"all {built} records of {name} are withheld", place, target=name)
        elif name == SUBJECTS and not built:
            yield Problem(
                "RUN106", f"the export has no record for {name}: a study without subjects", place, target=name
            )
    for (name, rule), records in outcome.counts.items():
        if rule == "records read" and not records:
            form = plan.study.forms[name]
            yield Problem("RUN107", f"{form.file} has no record", form.place)


def write_files(plan: Plan, datasets: Mapping[str, Dataset], folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """Write finished datasets as transport files; return their names by dataset, and what is wrong with them."""
    table = plan.standard.transliteration
    stamp = dt.datetime.combine(plan.study.block.export_date, dt.time())
    study_wide = lengths(datasets.values(), table)
    planned = {step.dataset for step in plan.steps if isinstance(step, Design)}  # whose texts nobody has looked at yet
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for name, dataset in datasets.items():
        path = folder / xpt.file_name(name)
        found = xpt.write(dataset, path, lengths=study_wide, stamp=stamp, table=table)
        known = name not in planned
        problems += [item for item in found if not known or item.code != REPLACED or str(item.target).endswith(QLABEL)]
        if path.exists():
            files[name] = path.name
        passed(f"{path.name} is written")
    return files, problems

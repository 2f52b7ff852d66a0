"""The main job: from the export of a study to its SDTM transport files, published as a whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plan.compile import SUBJECTS, Plan
from nec_cdisc.plan.lint import Linted
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.run.characters import REPLACED
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut
from nec_cdisc.run.engine import Outcome, Progress, execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.workers import Processes
from nec_cdisc.writers import xpt
from nec_cdisc.writers.publication import discard, staged
from nec_cdisc.xpt.lengths import lengths

OUTPUTS = "outputs"
SDTM = "sdtm"
#: Labels of qualifiers come from the mapping; every other text was looked at where its raw cell was known.
QLABEL = ".QLABEL"
#: Where the clean datasets of a run with errors go, for looking at.
CANDIDATE = "candidate"


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


#: Writes the reports of a run, given its outcome and all problems.
Reports = Callable[[Outcome, Sequence[Problem]], None]


def convert(
    linted: Linted,
    plan: Plan,
    *,
    cut_off: dt.date | None = None,
    pieces: Cut = IN_ONE_PIECE,
    progress: Progress | None = None,
    reports: Reports | None = None,
) -> Conversion:
    """Convert the export of a study that was checked before.

    ``reports`` is called when everything is written aside and before it is published: without its reports no set is.
    Raises :class:`nec_cdisc.writers.publication.NotWritten` where the outputs cannot be written, and
    :class:`nec_cdisc.run.workers.Interrupted` where a process is ended; the last complete set stays as it was then.
    """
    folder = linted.study.folder
    workers = Processes(folder, linted.study.documents, pieces.jobs) if pieces.jobs > 1 else None
    outcome = execute(plan, Inputs(folder, cut_off, linted.study.corrections), progress, pieces, workers)
    outputs = folder / OUTPUTS
    problems = [*linted.problems, *outcome.problems, *_emptied(plan, outcome)]
    with staged(outputs) as stage:
        files, found = _write(plan, outcome.datasets, stage.folder)
        problems += found
        clean = not any(item.severity is Severity.ERROR for item in problems)
        stage.name = SDTM if clean else CANDIDATE
        if reports is not None:
            reports(outcome, problems)
    if clean:
        discard(outputs / CANDIDATE)
    return Conversion(outcome, tuple(problems), outputs / stage.name, files, clean)


def _emptied(plan: Plan, outcome: Outcome) -> Iterator[Problem]:
    """Yield an error for each dataset whose records are all gone (a fault of keys or files), and note empty files."""
    for name, dataset in outcome.datasets.items():
        built = outcome.counts.get((name, "records built"), 0)
        place = plan.study.datasets[name].document.place(("dataset",)) if name in plan.study.datasets else None
        if built and not len(dataset.frame):
            yield Problem("RUN106", f"all {built} records of {name} are withheld", place, target=name)
        elif name == SUBJECTS and not built:
            yield Problem(
                "RUN106", f"the export has no record for {name}: a study without subjects", place, target=name
            )
    for (name, rule), records in outcome.counts.items():
        if rule == "records read" and not records:
            form = plan.study.forms[name]
            yield Problem("RUN107", f"{form.file} has no record", form.place)


def _write(plan: Plan, datasets: Mapping[str, Dataset], folder: Path) -> tuple[dict[str, str], list[Problem]]:
    table = plan.standard.transliteration
    stamp = dt.datetime.combine(plan.study.block.export_date, dt.time())
    study_wide = lengths(datasets.values(), table)
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for name, dataset in datasets.items():
        path = folder / xpt.file_name(name)
        found = xpt.write(dataset, path, lengths=study_wide, stamp=stamp, table=table)
        problems += [item for item in found if item.code != REPLACED or str(item.target).endswith(QLABEL)]
        if path.exists():
            files[name] = path.name
    return files, problems

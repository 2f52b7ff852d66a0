"""From datasets of SDTM to those of analysis, published as a whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.lineage import store
from nec_cdisc.mapping.cdisc_model import ADAM
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.lint import Linted
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.run.analysis_keys import unfit_keys
from nec_cdisc.run.checked_records import with_checks
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut
from nec_cdisc.run.engine import Progress, execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.parameters import ambiguous_parameters
from nec_cdisc.run.sdtm import OUTPUTS, Conversion, Expected, Reports, told, write_files
from nec_cdisc.study.inputs import Hashes
from nec_cdisc.study.made_of import NAME as MADE_OF
from nec_cdisc.study.made_of import SET, made_of_analysis
from nec_cdisc.study.made_of import made as made_set
from nec_cdisc.writers.publication import locked, staged
from nec_cdisc.writers.run_record import Run

#: Where the reports of analysis go, below the outputs.
REPORTS = "adam_reports"
#: Where lineage of analysis goes: it belongs to the datasets, and changes with them.
LINEAGE = "adam_lineage"
#: Where the datasets and reports of a run with errors go: the last set keeps its own.
CANDIDATE = "adam_candidate"
#: A run of which nobody has stated anything.
RUN = Run("adam")


@dataclass(frozen=True, slots=True)
class Analysis(Conversion):
    """What analysis gives; see :class:`~nec_cdisc.run.sdtm.Conversion`."""

    @property
    def reports(self) -> Path:
        """The folder of the reports of the run."""
        outputs = self.folder.parent
        return outputs / REPORTS if self.published else outputs / CANDIDATE / REPORTS


def _without_subjects(plan: Plan, datasets: Mapping[str, Dataset]) -> Iterator[Problem]:
    """Yield an error where no subject is left: such a set would replace the last good one."""
    subjects = plan.study.model.subjects
    if subjects in datasets and not len(datasets[subjects]):
        place = plan.study.datasets[subjects].document.place(("dataset",))
        yield Problem("RUN106", f"{subjects} has no record: an analysis without subjects", place, target=subjects)


def analyse(
    linted: Linted,
    plan: Plan,
    tabulation: Path,
    *,
    pieces: Cut = IN_ONE_PIECE,
    progress: Progress | None = None,
    reports: Reports | None = None,
    expected: Expected | None = None,
    run: Run = RUN,
    hashes: Hashes | None = None,
) -> Analysis:
    """Make the analysis datasets of a study that was checked before, of the files in the folder ``tabulation``.

    ``run`` is told in the run record; ``hashes`` are those of files that were looked at before. Raises
    :class:`nec_cdisc.writers.publication.NotWritten` where the outputs cannot
    be written or another run holds them; the last complete set stays as it was then.
    """
    folder = linted.study.folder
    outputs = folder / OUTPUTS
    with locked(outputs):
        made = made_of_analysis(folder, tabulation, hashes)
        outcome = execute(plan, Inputs(tabulation.parent), progress, pieces)
        problems = [*linted.problems, *outcome.problems, *ambiguous_parameters(plan, outcome.datasets)]
        problems += [*unfit_keys(plan, outcome.datasets), *_without_subjects(plan, outcome.datasets)]
        with staged(outputs) as stage:
            files, found = write_files(plan, outcome.datasets, stage.folder(ADAM.folder))
            problems += [*found, *(expected(stage.folder(ADAM.folder)) if expected is not None else ())]
            if outcome.recorded is not None:
                known = with_checks(outcome.recorded, stage.folder(ADAM.folder), files, tabulation)
                outcome = replace(outcome, recorded=known)
            if reports is not None:
                reports(outcome, problems, stage.folder(REPORTS))
            clean = not any(item.severity is Severity.ERROR for item in problems)
            if clean and outcome.recorded is not None:
                store.write(outcome.recorded, stage.folder(LINEAGE))
                made_here = made_set(stage.folder(ADAM.folder))
                (stage.folder(LINEAGE) / MADE_OF).write_text(made, encoding="utf-8", newline="\n")
                (stage.folder(LINEAGE) / SET).write_text(made_here, encoding="utf-8", newline="\n")
            if clean:
                stage.void(CANDIDATE)
            else:
                stage.keep_back(CANDIDATE, ADAM.folder)
            stage.record(told(run, plan.study.block.standard, json.loads(made)["files"], problems))
    where = outputs / (ADAM.folder if clean else CANDIDATE)
    return Analysis(outcome, tuple(problems), where, files, clean)

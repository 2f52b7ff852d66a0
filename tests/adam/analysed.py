"""Makes analysis datasets of a study folder as the command does, and gives them as tables of texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
import pyreadstat

from nec_cdisc.plan.analysis import lint_analysis
from nec_cdisc.plan.lint import Linted
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut
from nec_cdisc.run.engine import Outcome, execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.standard.loading import load_analysis
from nec_cdisc.study.folder import open_analysis
from nec_cdisc.study.tabulation import tabulation_in

Record = dict[str, str]
DAY_ZERO = pd.Timestamp("1960-01-01")


@dataclass(frozen=True)
class Analysed:
    """A run of analysis."""

    linted: Linted
    outcome: Outcome

    @cached_property
    def queries(self) -> list[Problem]:
        """The problems of the run that are more than a note."""
        return [problem for problem in self.outcome.problems if problem.severity is not Severity.NOTE]

    def records(self, dataset: str) -> list[Record]:
        """Return the records of a dataset as texts, blank where missing; days of SAS as dates."""
        made = self.outcome.datasets[dataset]
        formats = {} if made.spec is None else {name: item.sas_format for name, item in made.spec.variables.items()}
        columns = {name: [_text(value, formats.get(name)) for value in made.frame[name]] for name in made.frame}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _text(value: Any, sas_format: str | None) -> str:
    if pd.isna(value):
        return ""
    if sas_format == "DATE9.":
        return str((DAY_ZERO + pd.Timedelta(days=int(value))).date())
    return f"{value:g}" if isinstance(value, float) and value == round(value, 3) else str(value)


#: Qualifiers of datasets of SDTM that no record need have.
Planned = Mapping[str, Sequence[str]]


def checked(folder: Path, tabulation: Path, planned: Planned = MappingProxyType({})) -> Linted:
    """Check the analysis mappings of a study folder against the transport files of another folder."""
    study = open_analysis(folder)
    assert study.mapping is not None, [str(item.message) for item in study.problems]
    chosen = study.mapping.block.standard
    found, _ = tabulation_in(tabulation, study.standard)
    datasets = [item.with_planned(planned.get(item.name, ())) for item in found]
    loaded = load_analysis(chosen.adamig, chosen.adam_ct, folder / "specs")
    return lint_analysis(study, loaded, datasets, tabulation.name)


def analysed(
    folder: Path, tabulation: Path, cut: Cut = IN_ONE_PIECE, planned: Planned = MappingProxyType({})
) -> Analysed:
    """Make the analysis datasets of a study folder, which must be without mistakes."""
    linted = checked(folder, tabulation, planned)
    wrong = [item for item in linted.problems if item.severity is not Severity.NOTE]
    assert [(item.code, str(item.place), item.message) for item in wrong] == []
    assert linted.plan is not None
    return Analysed(linted, execute(linted.plan, Inputs(tabulation.parent), None, cut))


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """Write mapping files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def transport(folder: Path, dataset: str, columns: Mapping[str, Sequence[Any]]) -> None:
    """Write a dataset of SDTM as a transport file, by pyreadstat and not by our own codec."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{dataset.lower()}.xpt"
    pyreadstat.write_xport(pd.DataFrame(columns), path, table_name=dataset, file_format_version=5)

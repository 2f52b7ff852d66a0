"""Builds small study folders to test with: a base study of three subjects, and what a test lays over it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
import pyreadstat
import pytest

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.plan.analysis import lint_analysis
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.lint import Linted, lint
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.run.engine import Outcome, execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.standard.loading import load_analysis
from nec_cdisc.study.folder import open_analysis, open_study
from nec_cdisc.study.tabulation import tabulation_in

ROOT = Path(__file__).resolve().parents[1]
STUDY = """\
study: T-1
title: A trial to test with
export_date: 2026-01-31
identifiers:
  STUDYID: {constant: T-1}
  USUBJID: {concatenate: [site, subj], separator: "-"}
"""
SOURCE = """\
source: edc
subject: [site, subj]
missing: [NK]
dates: {orders: dmy, unknown: [UN]}
ticks: {ticked: ["1"], not_ticked: ["0"]}
forms:
  dm: {file: dm.csv, key: [site, subj]}
"""
CODE_LISTS = """\
sex: {unknown: query, terms: {f: F, m: M}}
"""
DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: subj
  RFSTDTC: {date: first}
  SITEID: site
  SEX: {code: sex, list: sex}
  COUNTRY: {constant: DEU}
"""
SUBJECTS = """\
site,subj,sex,first
01,001,f,01.07.2019
01,002,m,02.07.2019
02,001,f,
"""
#: A study of demographics alone; tests lay their own files over it (``None`` takes a file away).
BASE: Mapping[str, str] = {
    "mappings/study.yaml": STUDY,
    "mappings/sources/edc.yaml": SOURCE,
    "mappings/code_lists.yaml": CODE_LISTS,
    "mappings/sdtm/dm.yaml": DM,
    "raw/dm.csv": SUBJECTS,
}


@dataclass(frozen=True)
class Ran:
    """What a run gave, in forms that tests compare."""

    outcome: Outcome

    def rows(self, dataset: str, *variables: str) -> list[Any]:
        """Return the values of a dataset row by row: tuples, or single values for a single variable."""
        frame = self.outcome.datasets[dataset].frame
        columns = [[None if pd.isna(value) else value for value in frame[name]] for name in variables]
        return columns[0] if len(columns) == 1 else list(zip(*columns, strict=True))

    def of(self, code: str) -> list[Problem]:
        """Return the problems of one code."""
        return [problem for problem in self.outcome.problems if problem.code == code]

    @property
    def codes(self) -> list[str]:
        """The codes of all problems, sorted."""
        return sorted(problem.code for problem in self.outcome.problems)

    def cells(self, code: str) -> list[Any]:
        """Return file, rows, column and value of the problems of one code."""
        found = [problem.cells for problem in self.of(code)]
        return [(cells.file, list(cells.rows), cells.column, cells.value) for cells in found]


@dataclass(frozen=True)
class Built:
    """A study folder, opened and checked."""

    folder: Path
    linted: Linted

    @property
    def plan(self) -> Plan:
        """The plan of the study."""
        assert self.linted.plan is not None
        return self.linted.plan

    @property
    def problems(self) -> list[Problem]:
        """The problems of lint that are no notes."""
        return [problem for problem in self.linted.problems if problem.severity is not Severity.NOTE]

    @property
    def said(self) -> list[str]:
        """Code, place, message and nearest name of each problem of lint that is no note, as one text."""
        return [_said(problem) for problem in self.problems]

    def run(self, cut_off: str | None = None) -> Ran:
        """Execute the plan, which must be without errors."""
        assert self.said == []
        return self.run_all_the_same(cut_off)

    def run_all_the_same(self, cut_off: str | None = None) -> Ran:
        """Execute the plan, whatever lint says."""
        limit = dt.date.fromisoformat(cut_off) if cut_off else None
        return Ran(execute(self.plan, Inputs(self.folder, limit, self.linted.study.corrections)))


def _said(problem: Problem) -> str:
    near = f" [{problem.nearest}]" if problem.nearest else ""
    return f"{problem.code} {problem.place}: {problem.message}{near}"


@dataclass(frozen=True)
class Builder:
    """Writes study folders below a temporary folder."""

    root: Path
    made: list[Path] = field(default_factory=list)

    def __call__(self, files: Mapping[str, str | None] | None = None, *, forms: str = "", study: str = "") -> Built:
        """Write the base study with other files over it; ``forms`` and ``study`` add lines to source and study.yaml."""
        folder = self.root / f"study{len(self.made)}"
        self.made.append(folder)
        base = dict(BASE)
        base["mappings/sources/edc.yaml"] += "".join(f"  {line}\n" for line in forms.splitlines())
        base["mappings/study.yaml"] += study
        for name, text in {**base, **(files or {})}.items():
            if text is not None:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return Built(folder, lint(open_study(folder)))


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Built]:
    """Return a builder of study folders."""
    return Builder(tmp_path)


#: Datasets of SDTM of three subjects, the last one never dosed; tests lay their own over them.
TABULATION: Mapping[str, Mapping[str, list[Any]]] = {
    "DM": {
        "STUDYID": ["T-1"] * 3,
        "USUBJID": ["T-1-001", "T-1-002", "T-1-003"],
        "RFXSTDTC": ["2019-07-01", "2019-07-02", ""],
        "RFXENDTC": ["2019-08-01", "2019-08-02", ""],
        "AGE": [61.0, 47.0, 70.0],
    },
}


@dataclass(frozen=True)
class AnalysisBuilder:
    """Writes study folders with datasets of SDTM and mappings of analysis datasets."""

    root: Path
    made: list[Path] = field(default_factory=list)

    def __call__(
        self,
        mappings: Mapping[str, str],
        tabulation: Mapping[str, Mapping[str, list[Any]]] | None = None,
        planned: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> Built:
        """Write mappings by dataset, and datasets of SDTM by name, of columns, over those of three subjects.

        ``planned`` are qualifiers of datasets of SDTM that no record need have.
        """
        folder = self.root / f"analysis{len(self.made)}"
        self.made.append(folder)
        sdtm = folder / "outputs" / "sdtm"
        (folder / "mappings" / "adam").mkdir(parents=True)
        (folder / "mappings" / "study.yaml").write_text(STUDY, encoding="utf-8")
        for name, text in mappings.items():
            (folder / "mappings" / "adam" / f"{name.lower()}.yaml").write_text(text, encoding="utf-8")
        write_tabulation(sdtm, {**TABULATION, **(tabulation or {})})
        study = open_analysis(folder)
        assert study.mapping is not None, study.problems
        chosen = study.mapping.block.standard
        loaded = load_analysis(chosen.adamig, chosen.adam_ct, folder / "specs")
        datasets, problems = tabulation_in(sdtm, study.standard)
        datasets = [item.with_planned(planned.get(item.name, ())) for item in datasets]
        linted = lint_analysis(study, loaded, datasets, sdtm.name)
        return Built(sdtm.parent, replace(linted, problems=(*problems, *linted.problems)))


def write_tabulation(folder: Path, datasets: Mapping[str, Mapping[str, list[Any]]]) -> None:
    """Write datasets, each of columns, as transport files by a program that is not ours."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns in datasets.items():
        path = folder / f"{name.lower()}.xpt"
        pyreadstat.write_xport(pd.DataFrame(columns), str(path), table_name=name, file_format_version=5)


@pytest.fixture
def analyse(tmp_path: Path) -> Callable[..., Built]:
    """Return a builder of study folders with analysis datasets, made of small datasets of SDTM."""
    return AnalysisBuilder(tmp_path)


@pytest.fixture(scope="session")
def published_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Convert and publish the demo export once for all tests, in a folder of its own; give the study folder."""
    folder = tmp_path_factory.mktemp("demo")
    for name in ("mappings", "raw", "specs"):
        shutil.copytree(ROOT / name, folder / name)
    assert run_sdtm(folder, None, final=False) == 0
    return folder

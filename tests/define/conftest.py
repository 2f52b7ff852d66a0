"""Describes the datasets of the demo study once: those of SDTM, and those of analysis."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import Built

from nec_cdisc.cli.adam import run_adam
from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.define.publish import write_define
from nec_cdisc.plan.analysis import lint_analysis
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.lint import lint
from nec_cdisc.problem import Problem
from nec_cdisc.standard.loading import load_analysis
from nec_cdisc.study.folder import open_study
from nec_cdisc.study.tabulation import tabulation_in


@dataclass(frozen=True)
class Made:
    """A define.xml that was made: of which plan and datasets, where it stands, and what was told."""

    plan: Plan
    datasets: Path
    folder: Path
    problems: list[Problem]

    @property
    def xml(self) -> bytes:
        """The define.xml."""
        return (self.folder / "define.xml").read_bytes()

    @property
    def html(self) -> str:
        """The page."""
        return (self.folder / "define.html").read_text(encoding="utf-8")


def made_of(plan: Plan | None, datasets: Path, folder: Path) -> Made:
    """Describe the datasets of a folder by a plan."""
    assert plan is not None
    folder.mkdir(parents=True, exist_ok=True)
    return Made(plan, datasets, folder, write_define(plan, datasets, folder))


def analysis_plan(folder: Path) -> Plan | None:
    """Return the plan of the analysis of a study whose datasets of SDTM are there."""
    study = open_study(folder)
    assert study.mapping is not None
    chosen = study.mapping.block.standard
    loaded = load_analysis(chosen.adamig, chosen.adam_ct, folder / "specs")
    datasets, _ = tabulation_in(folder / "outputs" / "sdtm", study.standard)
    return lint_analysis(study, loaded, datasets, "sdtm").plan


def converted(built: Built) -> Made:
    """Convert a small study and describe what came out."""
    assert run_sdtm(built.folder, None, final=False) == 0
    return made_of(built.plan, built.folder / "outputs" / "sdtm", built.folder / "define")


@pytest.fixture(scope="session")
def sdtm(published_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Describe the datasets of SDTM of the demo study."""
    plan = lint(open_study(published_demo)).plan
    return made_of(plan, published_demo / "outputs" / "sdtm", tmp_path_factory.mktemp("define") / "sdtm")


@pytest.fixture(scope="session")
def adam(published_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Describe the analysis datasets of the demo study."""
    if not (published_demo / "outputs" / "adam").is_dir():
        assert run_adam(published_demo, None) == 0
    plan = analysis_plan(published_demo)
    return made_of(plan, published_demo / "outputs" / "adam", tmp_path_factory.mktemp("define") / "adam")

"""Runs the study of this repository in a folder of its own, on a simulated export whose truth is known."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from nec_cdisc.plan.lint import Linted, lint
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.run.engine import Outcome, execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.simulate.export import simulate
from nec_cdisc.study.folder import open_study

ROOT = Path(__file__).resolve().parents[2]
FEW, MANY, SEED = 12, 500, 2014
CASES = [*((FEW, seed) for seed in range(1, 21)), (MANY, SEED)]


@dataclass(frozen=True)
class Evinec:
    """The study after a run, beside the truth of its export."""

    folder: Path
    linted: Linted
    outcome: Outcome
    truth: dict[str, list[dict[str, Any]]]

    @cached_property
    def subjects(self) -> dict[str, dict[str, Any]]:
        """The truth of each subject by USUBJID."""
        return {line["usubjid"]: line for line in self.truth["subject"]}

    @property
    def treated(self) -> Iterator[dict[str, Any]]:
        """The truth of each subject that received study drug."""
        return (line for line in self.truth["subject"] if line["treated"])

    @property
    def queries(self) -> list[Problem]:
        """The problems of the run that are more than a note."""
        return [problem for problem in self.outcome.problems if problem.severity is not Severity.NOTE]

    def frame(self, dataset: str) -> pd.DataFrame:
        """Return a finished dataset, texts as objects, missing values as None."""
        frame = self.outcome.datasets[dataset].frame.astype(object)
        return frame.where(frame.notna(), None)

    def records(self, dataset: str) -> list[dict[str, Any]]:
        """Return the records of a finished dataset."""
        return self.frame(dataset).to_dict("records")

    def raw(self, form: str) -> list[dict[str, str]]:
        """Return the rows of a raw file; the first one is row 2 of the file."""
        with (self.folder / "raw" / f"{form}.csv").open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    def defects(self, *kinds: str) -> list[dict[str, Any]]:
        """Return the planted defects of some kinds, each with the whole raw row that it stands in."""
        raw = {form: self.raw(form) for form in {line["form"] for line in self.truth["defect"]}}
        found = [line for line in self.truth["defect"] if not kinds or line["defect"] in kinds]
        return [{**line, "cells": raw[line["form"]][line["row"] - 2]} for line in found]


def run_study(folder: Path, *, subjects: int, seed: int, clean: bool = False) -> Evinec:
    """Simulate an export into a new study folder, run the mappings of the repository on it, read the truth."""
    shutil.copytree(ROOT / "mappings", folder / "mappings")
    (folder / "specs").mkdir()
    shutil.copy(ROOT / "specs" / "extensions.csv", folder / "specs")
    simulate(folder / "raw", subjects=subjects, seed=seed, clean=clean, truth=folder / "truth.jsonl")
    return read_study(folder, folder / "truth.jsonl")


def read_study(folder: Path, truth: Path, cut_off: dt.date | None = None) -> Evinec:
    """Run the study of a folder, up to a data cut-off where one is given, and read the truth of its export."""
    study = open_study(folder)
    linted = lint(study)
    assert linted.plan is not None
    outcome = execute(linted.plan, Inputs(folder, cut_off, study.corrections))
    lines: dict[str, list[dict[str, Any]]] = {"defect": [], "subject": []}
    for line in truth.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        lines.setdefault(told["kind"], []).append(told)
    return Evinec(folder, linted, outcome, lines)


@pytest.fixture(scope="session", params=CASES, ids=lambda case: f"{case[0]} subjects, seed {case[1]}")
def evinec(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Evinec:
    """Run the study on a dirty export: twenty small ones, and a large one."""
    subjects, seed = request.param
    return run_study(tmp_path_factory.mktemp("evinec"), subjects=subjects, seed=seed)


@pytest.fixture(scope="session")
def run_evinec(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Evinec]:
    """Give a function that runs the study in a new folder."""
    return lambda **export: run_study(tmp_path_factory.mktemp("evinec"), **export)


@pytest.fixture(scope="session")
def rerun_evinec() -> Callable[..., Evinec]:
    """Give a function that runs the study of a folder again, up to a data cut-off where one is given."""
    return lambda before, cut_off=None: read_study(before.folder, before.folder / "truth.jsonl", cut_off)


@pytest.fixture(scope="session")
def clean_evinec(tmp_path_factory: pytest.TempPathFactory) -> Evinec:
    """Run the study on a clean export."""
    return run_study(tmp_path_factory.mktemp("clean"), subjects=120, seed=7, clean=True)


@pytest.fixture(scope="session")
def demo() -> Evinec:
    """Run the study as it stands in the repository, on the committed export."""
    return read_study(ROOT, ROOT / "tests" / "truth" / "evinec_2014.jsonl")

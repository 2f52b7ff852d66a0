"""Runs the example studies, each in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from tests.conftest import Ran

from nec_cdisc.plan.lint import Linted, lint
from nec_cdisc.problem import Severity
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.study.folder import open_study

STUDIES = Path(__file__).parent
NAMES = ("vaccine", "asthma", "arthritis")
#: A question: code, raw file, row, column, value.
Query = tuple[str, str, int, str | None, str | None]


@dataclass(frozen=True)
class Example:
    """An example study after a run."""

    folder: Path
    linted: Linted
    ran: Ran

    def of(self, dataset: str, subject: str, *variables: str) -> list[tuple[object, ...]]:
        """Return the values of a subject's records in a dataset."""
        rows = self.ran.rows(dataset, "USUBJID", *variables)
        return [tuple(row[1:]) for row in rows if row[0].endswith(f"-{subject}")]

    @property
    def queries(self) -> list[Query]:
        """All questions of the run, one for each raw record."""
        found = [item for item in self.ran.outcome.problems if item.severity is not Severity.NOTE]
        return sorted(
            (
                (item.code, item.cells.file.removeprefix("raw/"), row, item.cells.column, item.cells.value)
                for item in found
                if item.cells is not None
                for row in item.cells.rows
            ),
            key=str,
        )


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Example]:
    """Give a function that runs one of the studies; each runs once."""

    @cache
    def run(name: str) -> Example:
        folder = copied(name, tmp_path_factory.mktemp(name) / "study")
        study = open_study(folder)
        linted = lint(study)
        assert [item for item in linted.problems if item.severity is not Severity.NOTE] == []
        assert linted.plan is not None
        return Example(folder, linted, Ran(execute(linted.plan, Inputs(folder, None, study.corrections))))

    return run


def copied(name: str, folder: Path) -> Path:
    """Copy a study, without the outputs that somebody may have made in it."""
    shutil.copytree(STUDIES / name, folder, ignore=shutil.ignore_patterns("outputs"))
    return folder

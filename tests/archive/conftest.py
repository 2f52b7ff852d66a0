"""A small study with everything that an archive holds, and its archive."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from tests.lineage.conftest import analysis_written

from nec_cdisc.archive import makers, payload, publish
from nec_cdisc.archive.made_with import made_with
from nec_cdisc.archive.publish import Archived, Order, archive
from nec_cdisc.cli.adam import run_adam
from nec_cdisc.cli.validate import Asked, run_validate
from nec_cdisc.problem import Problem
from nec_cdisc.study.inputs import Hashes
from nec_cdisc.writers.publication import locked, staged
from nec_cdisc.writers.run_record import Entry, Run

RUN = Run("archive", {"wheelhouse": False}, "J. Doe", "2026-02-01T09:00:00+01:00", "first delivery")


def packaged(study: Path) -> None:
    """Publish a package, of which an archive takes whatever it holds."""
    with locked(study / "outputs"), staged(study / "outputs") as stage:
        read = Hashes(study).read_by("package")
        place = stage.folder("package") / "m5" / "datasets"
        place.mkdir(parents=True)
        (place / "readme.txt").write_text("what is delivered\n", encoding="utf-8")
        stage.record(Entry(Run("package"), read))


def completed(study: Path) -> Path:
    """Make everything that an archive needs of a study."""
    assert run_adam(study, None) == 0
    run_validate(study, Asked())
    packaged(study)
    return study


@cache
def _made_with(at: dt.datetime, fetched: Path | None) -> Mapping[str, bytes | Path]:
    return made_with(at, fetched)


def archived(study: Path, run: Run = RUN) -> Archived | list[Problem]:
    """Archive a study without a word, with the wheel built once and a few files of the standard: it saves minutes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(makers, "made_with", _made_with)
        patch.setattr(publish, "of_standard", lambda: dict(sorted(payload.of_standard().items())[:3]))
        return archive(study, Order(run, lambda _, __, ___: None))


@pytest.fixture(scope="session")
def whole_study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a study of which everything is made; do not change it."""
    return completed(analysis_written(tmp_path_factory.mktemp("whole") / "study"))


@pytest.fixture
def study(whole_study: Path, tmp_path: Path) -> Path:
    """Give a study of which everything is made."""
    return Path(shutil.copytree(whole_study, tmp_path / "study"))


@pytest.fixture(scope="session")
def whole_archive(whole_study: Path, tmp_path_factory: pytest.TempPathFactory) -> Archived:
    """Give the archive of the study, as folder and tar; do not change it."""
    done = archived(Path(shutil.copytree(whole_study, tmp_path_factory.mktemp("archived") / "study")))
    assert isinstance(done, Archived), done
    return done


@pytest.fixture
def bag(whole_archive: Archived, tmp_path: Path) -> Path:
    """Give the folder of an archive, to change."""
    return Path(shutil.copytree(whole_archive.folder, tmp_path / "bag"))


@pytest.fixture
def tar(whole_archive: Archived, tmp_path: Path) -> Path:
    """Give the tar of an archive, to change."""
    return Path(shutil.copy(whole_archive.tar, tmp_path / "bag.tar"))


@pytest.fixture
def edited(study: Path) -> Callable[[str, str, str], None]:
    """Return what changes a file of the study."""

    def edit(name: str, old: str, new: str) -> None:
        path = study / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return edit

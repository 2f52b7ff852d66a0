"""The command archive."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.archive.conftest import packaged
from tests.lineage.conftest import written

from nec_cdisc.cli.archive import Asked, run_archive
from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.cli.validate import Asked as AskedToValidate
from nec_cdisc.cli.validate import run_validate
from nec_cdisc.cli.verify import run_verify
from nec_cdisc.writers.run_record import Run

RUN = Run("archive", {}, "J. Doe", "2026-02-01T09:00:00Z")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a study without analysis, of which everything but the package is made."""
    folder = written(tmp_path_factory.mktemp("study") / "study")
    assert run_sdtm(folder, None, final=False) == 0
    run_validate(folder, AskedToValidate())
    return folder


@pytest.fixture
def whole(made: Path, tmp_path: Path) -> Path:
    """Give that study, to change."""
    return Path(shutil.copytree(made, tmp_path / "study"))


def test_an_archive_is_made_verified_and_named(whole: Path, capsys):
    """A study without analysis is archived, too, and both forms of the archive hold."""
    packaged(whole)
    assert run_archive(whole, Asked(), RUN) == 0
    said = capsys.readouterr().out
    assert "T-1-2026-01-31.tar is what was archived" in said
    assert "archive: outputs/archive/T-1-2026-01-31\n" in said
    for name in ("T-1-2026-01-31", "T-1-2026-01-31.tar"):
        assert run_verify(whole / "outputs" / "archive" / name, None) == 0


def test_without_a_package_nothing_is_archived(whole: Path, capsys):
    """What was never made is named with the command that makes it."""
    assert run_archive(whole, Asked(), RUN) == 1
    said = capsys.readouterr().out
    assert "ARC102" in said
    assert "nec-cdisc package" in said
    assert not (whole / "outputs" / "archive").exists()


def test_outdated_outputs_are_not_archived(whole: Path, capsys):
    """A raw file that changed since is named, and the last archive stays."""
    packaged(whole)
    assert run_archive(whole, Asked(), RUN) == 0
    before = (whole / "outputs/archive/T-1-2026-01-31.tar").read_bytes()
    (whole / "raw/ae.csv").write_text((whole / "raw/ae.csv").read_text().replace("Rash", "Cough"))
    capsys.readouterr()
    assert run_archive(whole, Asked(), RUN) == 1
    assert "since sdtm has run, there changed: raw/ae.csv" in capsys.readouterr().out
    assert (whole / "outputs/archive/T-1-2026-01-31.tar").read_bytes() == before


def test_a_folder_that_is_no_study_is_one_message(tmp_path: Path, capsys):
    """Nothing is written into a folder without mappings."""
    assert run_archive(tmp_path, Asked(), RUN) == 1
    assert "RUN101" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []

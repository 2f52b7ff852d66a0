"""Every file below outputs has the same bytes in any number of partitions and processes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.partitions.conftest import hashes

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut
from nec_cdisc.simulate.export import simulate

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Give a function that converts an export, by default the demo, in a new folder and hashes what it wrote."""

    def convert(pieces: Cut, subjects: int | None = None) -> tuple[int, dict[str, str]]:
        folder = tmp_path_factory.mktemp("demo")
        shutil.copytree(ROOT / "mappings", folder / "mappings")
        if subjects is None:
            shutil.copytree(ROOT / "raw", folder / "raw")
        else:
            (folder / "mappings" / "corrections.csv").unlink()
            simulate(folder / "raw", subjects=subjects, seed=3)
        (folder / "specs").mkdir()
        shutil.copy(ROOT / "specs" / "extensions.csv", folder / "specs")
        return run_sdtm(folder, None, final=False, pieces=pieces), hashes(folder / "outputs")

    return convert


@pytest.fixture(scope="module")
def whole(written) -> tuple[int, dict[str, str]]:
    """Convert the demo export in one piece."""
    return written(IN_ONE_PIECE)


def test_the_demo_is_published_with_all_that_is_compared(whole):
    """Datasets, reports and lineage are among the files."""
    code, files = whole
    assert code == 0
    assert {Path(name).parts[0] for name in files} >= {"sdtm", "reports", "lineage"}
    assert {Path(name).suffix for name in files} >= {".xpt", ".csv", ".xlsx", ".arrow", ".json"}


@pytest.mark.parametrize("pieces", [Cut(2), Cut(7), Cut(3, 2)], ids=["2", "7", "3 in 2 processes"])
def test_the_demo_has_the_same_bytes_however_it_is_cut(written, whole, capsys, pieces):
    """The SHA-256 of every file is that of the run in one piece, which it was cut from indeed."""
    assert written(pieces) == whole
    assert "in one piece" not in capsys.readouterr().out


def test_an_export_has_the_same_bytes_in_more_partitions_than_subjects(written, capsys):
    """Each subject then stands alone."""
    assert written(Cut(99), subjects=6) == written(IN_ONE_PIECE, subjects=6)
    assert "in one piece" not in capsys.readouterr().out

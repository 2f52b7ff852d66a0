"""A real packaging run, killed at random moments: ``make torture``.

Two packages of one study alternate, which differ in the form of Dataset-JSON; datasets and findings stay as they are.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.torture.moments import PROGRAM, killed_at_random_moments

from nec_cdisc.simulate.export import simulate

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """Give a study of six subjects."""
    folder = tmp_path_factory.mktemp("torture")
    for name in ("mappings", "specs"):
        shutil.copytree(REPOSITORY / name, folder / name)
    (folder / "mappings" / "corrections.csv").unlink()  # they are those of the demo export
    simulate(folder / "raw", subjects=6, seed=1, clean=True, truth=None)
    return folder


def start(study: Path, form: str) -> subprocess.Popen[bytes]:
    """Begin to package the study."""
    command = [*PROGRAM, "--study", study, "package", "--no-suites", "--dataset-json", form]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def test_a_package_killed_at_random_moments(study: Path):
    """After each of 50 kills there is one whole package, hash by hash, and the next run works."""
    killed_at_random_moments(study, start, ["package"], ("json", "ndjson"), writing=1.5)

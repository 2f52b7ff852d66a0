"""Analysis, killed at random moments: ``make torture``.

Two sets of analysis datasets of one study alternate, which differ in a label; the datasets of SDTM stay as they are.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.torture.moments import PROGRAM, killed_at_random_moments

from nec_cdisc.simulate.export import simulate

REPOSITORY = Path(__file__).parents[2]
LABELS = ("Number of Prior Drug Therapies", "Number of Earlier Drug Therapies")


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """Give a study of six subjects."""
    folder = tmp_path_factory.mktemp("torture")
    for name in ("mappings", "specs"):
        shutil.copytree(REPOSITORY / name, folder / name)
    (folder / "mappings" / "corrections.csv").unlink()  # they are those of the demo export
    simulate(folder / "raw", subjects=6, seed=1, clean=True, truth=None)
    return folder


def start(study: Path, label: str) -> subprocess.Popen[bytes]:
    """Put a label into the mapping of ADSL and begin the analysis."""
    mapping = study / "mappings" / "adam" / "adsl.yaml"
    text = mapping.read_text("utf-8")
    for each in LABELS:
        text = text.replace(each, label)
    mapping.write_text(text, "utf-8")
    command = [*PROGRAM, "--study", study, "adam", "--no-suites"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def test_an_analysis_killed_at_random_moments(study: Path):
    """After each of 50 kills there is one whole set, hash by hash, and the next run works."""
    killed_at_random_moments(study, start, ["adam", "adam_reports", "adam_lineage"], LABELS, writing=0.5)

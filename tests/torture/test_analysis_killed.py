"""Analysis, killed at random moments: ``make torture``.

Two sets of analysis datasets of one study alternate, which differ in a label; the datasets of SDTM stay as they are.
The draws are seeded.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nec_cdisc.simulate.export import simulate
from nec_cdisc.writers.publication import settle

REPOSITORY = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from nec_cdisc.cli.main import run; run()"]
MOMENTS = 50
SEED = 2014
LABELS = ("Number of Prior Drug Therapies", "Number of Earlier Drug Therapies")
#: Seconds from the beginning of writing in which half of the kills fall.
WRITING = 0.5
SET = ("adam", "adam_reports", "adam_lineage")


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """Give a study of six subjects with the datasets of SDTM."""
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


def analysed(study: Path, label: str) -> dict[str, str]:
    """Analyse the study to the end, and return the set."""
    with start(study, label) as program:
        said, _ = program.communicate()
    assert program.returncode == 0, said.decode()
    return hashes(study)


def hashes(study: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of the set."""
    outputs = study / "outputs"
    files = sorted(path for name in SET for path in (outputs / name).rglob("*") if path.is_file())
    return {path.relative_to(outputs).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_an_analysis_killed_at_random_moments(study: Path):
    """After each of 50 kills there is one whole set, hash by hash, and the next run works."""
    draw = random.Random(SEED)
    whole = {label: analysed(study, label) for label in LABELS}
    began = time.monotonic()
    assert analysed(study, LABELS[1]) == whole[LABELS[1]] != whole[LABELS[0]]
    lasts = time.monotonic() - began
    ended = {"old": 0, "new": 0}
    for moment in range(MOMENTS):
        old, new = (LABELS[1], LABELS[0]) if moment % 2 == 0 else LABELS
        assert hashes(study) == whole[old]
        kill(study, new, draw, lasts)
        settle(study / "outputs")
        found = hashes(study)
        assert found in (whole[old], whole[new]), f"no whole set after kill {moment}"
        ended["new" if found == whole[new] else "old"] += 1
        assert analysed(study, new) == whole[new], f"the next run does not work after kill {moment}"
    sys.stdout.write(f"\n{ended}\n")
    assert ended["old"] > 0, "the moments miss the run"


def kill(study: Path, label: str, draw: random.Random, lasts: float) -> None:
    """Kill a run: anywhere in it, or while it writes."""
    writing, part = draw.random() < 0.5, draw.random()
    staging = study / "outputs" / ".staging"
    with start(study, label) as program:
        while writing and not staging.exists() and program.poll() is None:
            time.sleep(0.001)
        time.sleep(part * (WRITING if writing else lasts))
        program.send_signal(signal.SIGKILL)

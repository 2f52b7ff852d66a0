"""The command archive, killed at random moments: ``make torture``. The draws are seeded."""

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
from tests.archive.conftest import completed
from tests.lineage.conftest import analysis_written

from nec_cdisc.archive.verify import verify
from nec_cdisc.writers.chain import chain
from nec_cdisc.writers.publication import settle

PROGRAM = [sys.executable, "-c", "from nec_cdisc.cli.main import run; run()"]
MOMENTS = 50
SEED = 2014


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a study of which everything is made."""
    return completed(analysis_written(tmp_path_factory.mktemp("torture") / "study"))


def start(study: Path, by: str) -> subprocess.Popen[bytes]:
    """Begin to archive a study."""
    stated = ["archive", "--by", by, "--at", "2026-02-01T09:00:00Z"]
    return subprocess.Popen([*PROGRAM, "--study", study, *stated], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def archived(study: Path, by: str) -> str:
    """Archive a study to the end; return the hash of the archive."""
    with start(study, by) as program:
        said, _ = program.communicate()
    assert program.returncode == 0, said.decode()
    return found(study)


def found(study: Path) -> str:
    """Return the hash of the archive that is there, which must be whole and end its record as the outputs do."""
    (tar,) = (study / "outputs" / "archive").glob("*.tar")
    verified = verify(tar)
    assert verified.holds, verified.problems
    assert verified.said["Run-Record-Head"] == chain((study / "outputs" / "run_record.jsonl").read_bytes()).head
    return hashlib.sha256(tar.read_bytes()).hexdigest()


def test_an_archive_is_killed_at_random_moments(study: Path):
    """After each of 50 kills the old or the new archive is there with its line, and the next run works."""
    draw, outputs = random.Random(SEED), study / "outputs"
    began = time.monotonic()
    old = archived(study, "A")
    whole = time.monotonic() - began
    shutil.copytree(outputs, study / "last")
    new = archived(study, "B")
    assert old != new
    ended = {old: 0, new: 0}
    for _ in range(MOMENTS):
        shutil.rmtree(outputs)
        shutil.copytree(study / "last", outputs)
        with start(study, "B") as program:
            time.sleep(draw.random() * whole)
            program.send_signal(signal.SIGKILL)
        settle(outputs)
        ended[found(study)] += 1
        assert archived(study, "B") == new
    sys.stdout.write(f"\n{ended}\n")
    assert ended[old] > 0, "the moments miss the run"

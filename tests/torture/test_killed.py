"""A real run, killed at random moments: ``make torture``.

Each time two exports of one study alternate, so that the set before and the set after are known by the hash of every
file. Half of the moments are drawn over the whole run, half from when it begins to write. The draws are seeded.
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
from nec_cdisc.writers.chain import chain
from nec_cdisc.writers.publication import settle
from nec_cdisc.writers.run_record import RUN_RECORD

REPOSITORY = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from nec_cdisc.cli.main import run; run()"]
MOMENTS = 50
SEED = 2014
#: Seconds from the beginning of writing in which half of the kills fall; writing takes about as long.
WRITING = 0.25


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """Give a study with two exports, of which one is in its place."""
    folder = tmp_path_factory.mktemp("torture")
    for name in ("mappings", "specs"):
        shutil.copytree(REPOSITORY / name, folder / name)
    for seed in (1, 2):
        simulate(folder / f"export{seed}", subjects=6, seed=seed, clean=False, truth=None)
    return folder


def start(study: Path, export: int) -> subprocess.Popen[bytes]:
    """Put an export in its place and begin to convert it."""
    shutil.rmtree(study / "raw", ignore_errors=True)
    shutil.copytree(study / f"export{export}", study / "raw")
    command = [*PROGRAM, "--study", study, "sdtm"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def convert(study: Path, export: int) -> dict[str, str]:
    """Convert an export to its end and return the set."""
    with start(study, export) as program:
        said, _ = program.communicate()
    assert program.returncode == 0, said.decode()
    return hashes(study / "outputs")


def hashes(outputs: Path) -> dict[str, str]:
    """Return the SHA-256 of every file in the folders of the outputs, without what a run keeps for itself."""
    files = sorted(path for path in outputs.rglob("*") if path.is_file())
    names = {path.relative_to(outputs).as_posix(): path for path in files}
    ours = {name: path for name, path in names.items() if not name.startswith(".") and name != RUN_RECORD}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in ours.items()}


def told(outputs: Path) -> dict[str, str]:
    """Return what the run record, whose chain must hold, tells of the outputs of the last conversion."""
    record = chain((outputs / RUN_RECORD).read_bytes())
    assert record.faults == ()
    return {name.removeprefix("outputs/"): digest for name, digest in record.last("sdtm")["outputs"].items()}


def test_killed_at_random_moments(study: Path):
    """After each of 50 kills the outputs hold one complete set, hash by hash, and the next run works."""
    draw = random.Random(SEED)
    sets, began = {}, time.monotonic()
    for export in (1, 2):
        sets[export] = convert(study, export)
    whole = (time.monotonic() - began) / 2
    assert sets[1].keys() >= {"sdtm/dm.xpt", "reports/problems.csv"}
    assert sets[1] != sets[2]
    ended = {"old": 0, "new": 0, "between": 0}
    for moment in range(MOMENTS):
        old, new = (2, 1) if moment % 2 == 0 else (1, 2)
        assert hashes(study / "outputs") == sets[old]
        kill(study, new, draw, whole)
        if (study / "outputs" / ".publishing").exists():
            ended["between"] += 1
            settle(study / "outputs")
        found = hashes(study / "outputs")
        assert found in (sets[old], sets[new]), f"no complete set after kill {moment}"
        assert told(study / "outputs") == found, f"the run record tells of another set after kill {moment}"
        ended["new" if found == sets[new] else "old"] += 1
        assert convert(study, new) == sets[new], f"the next run does not work after kill {moment}"
    sys.stdout.write(f"\n{ended}\n")
    assert ended["old"] > 0, "the moments miss the run"


def kill(study: Path, export: int, draw: random.Random, whole: float) -> None:
    """Kill a run: anywhere in it, or while it writes."""
    writing, part = draw.random() < 0.5, draw.random()
    staging = study / "outputs" / ".staging"
    with start(study, export) as program:
        while writing and not staging.exists() and program.poll() is None:
            time.sleep(0.001)
        time.sleep(part * (WRITING if writing else whole))
        program.send_signal(signal.SIGKILL)

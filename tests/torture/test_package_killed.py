"""A real packaging run, killed at random moments: ``make torture``.

Two packages of one study alternate, which differ in the form of Dataset-JSON; datasets and findings stay as they are.
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
FORMS = ("json", "ndjson")
#: Seconds from the beginning of writing in which half of the kills fall.
WRITING = 1.5


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """Give a study of six subjects with datasets, findings and a package."""
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


def packaged(study: Path, form: str) -> dict[str, str]:
    """Package the study to the end, and return the package."""
    with start(study, form) as program:
        said, _ = program.communicate()
    assert program.returncode == 0, said.decode()
    return hashes(study)


def hashes(study: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of the package."""
    root = study / "outputs" / "package"
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_package_killed_at_random_moments(study: Path):
    """After each of 50 kills there is one whole package, hash by hash, and the next run works."""
    draw = random.Random(SEED)
    whole = {form: packaged(study, form) for form in FORMS}
    began = time.monotonic()
    assert packaged(study, FORMS[1]) == whole[FORMS[1]] != whole[FORMS[0]]
    lasts = time.monotonic() - began
    ended = {"old": 0, "new": 0}
    for moment in range(MOMENTS):
        old, new = (FORMS[1], FORMS[0]) if moment % 2 == 0 else FORMS
        assert hashes(study) == whole[old]
        kill(study, new, draw, lasts)
        settle(study / "outputs")
        found = hashes(study)
        assert found in (whole[old], whole[new]), f"no whole package after kill {moment}"
        ended["new" if found == whole[new] else "old"] += 1
        assert packaged(study, new) == whole[new], f"the next run does not work after kill {moment}"
    sys.stdout.write(f"\n{ended}\n")
    assert ended["old"] > 0, "the moments miss the run"


def kill(study: Path, form: str, draw: random.Random, lasts: float) -> None:
    """Kill a run: anywhere in it, or while it writes."""
    writing, part = draw.random() < 0.5, draw.random()
    staging = study / "outputs" / ".staging"
    with start(study, form) as program:
        while writing and not staging.exists() and program.poll() is None:
            time.sleep(0.001)
        time.sleep(part * (WRITING if writing else lasts))
        program.send_signal(signal.SIGKILL)

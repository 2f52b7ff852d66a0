"""The commands adam, package and archive, killed at random moments: ``make torture``.

Of each command two results are known, file by file, made of two exports. While the outputs hold the old one, with all
that the command reads made anew, it is killed; then each of its folders is the old one or the new one, and the next
run makes the new one. The draws are seeded.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from test_killed import PROGRAM, REPOSITORY, SEED, hashes

from nec_cdisc.simulate.export import simulate
from nec_cdisc.writers.publication import locked

MOMENTS = 4
STATED = ("--by", "Ann Author", "--at", "2026-01-31T16:00:00Z")


@dataclass(frozen=True)
class Command:
    """A command, the folders that it publishes, and what must have run before."""

    words: Sequence[str]
    folders: tuple[str, ...]


COMMANDS = {
    "sdtm": Command(["sdtm", "--no-suites"], ("sdtm", "reports", "lineage")),
    "adam": Command(["adam", "--no-suites"], ("adam", "adam_reports", "adam_lineage")),
    "validate": Command(["validate", "--no-suites"], ("validation",)),
    "package": Command(["package", "--no-suites"], ("package",)),
    "archive": Command(["archive"], ("archive",)),
}
ORDER = list(COMMANDS)


def run(study: Path, name: str) -> subprocess.Popen[bytes]:
    """Begin a command."""
    command = [*PROGRAM, "--study", study, *COMMANDS[name].words, *STATED]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def to_its_end(study: Path, name: str) -> None:
    """Run a command to its end; that of findings that are open is no fault."""
    with run(study, name) as program:
        said, _ = program.communicate()
    assert program.returncode in ({0, 1} if name == "validate" else {0}), said.decode()


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> list[Path]:
    """Give two studies that differ in their exports, with everything made of each."""
    studies = []
    for seed in (1, 2):
        study = tmp_path_factory.mktemp(f"study{seed}")
        for part in ("mappings", "specs", "requirements"):
            shutil.copytree(REPOSITORY / part, study / part)
        (study / "mappings" / "corrections.csv").unlink()  # they are those of the demo export
        simulate(study / "raw", subjects=4, seed=seed, clean=True, truth=None)
        for name in ORDER:
            to_its_end(study, name)
        studies.append(study)
    return studies


def before(study: Path, name: str, made: Sequence[Path]) -> None:
    """Lay out a study in which all is new up to a command, whose own folders are still the old ones."""
    old, new = made
    shutil.rmtree(study, ignore_errors=True)
    shutil.copytree(new, study)
    for later in ORDER[ORDER.index(name) :]:
        for folder in COMMANDS[later].folders:
            shutil.rmtree(study / "outputs" / folder)
            if later == name:
                shutil.copytree(old / "outputs" / folder, study / "outputs" / folder)
    (study / "outputs" / "run_record.jsonl").write_bytes(_told_until(new, name))


def _told_until(study: Path, name: str) -> bytes:
    """Return the record of a study up to the line of a command, which is not in it."""
    lines = (study / "outputs" / "run_record.jsonl").read_bytes().splitlines(keepends=True)
    return b"".join(lines[: 1 + ORDER.index(name)])


def of(folders: Sequence[str], found: dict[str, str]) -> dict[str, str]:
    """Return the files of some folders."""
    return {file: value for file, value in found.items() if file.partition("/")[0] in folders}


@pytest.mark.parametrize("name", ["adam", "package", "archive"])
def test_a_command_killed_at_random_moments_leaves_the_old_set_or_the_new_one(made, tmp_path: Path, name: str):
    """After each of 50 kills its folders are one complete set, hash by hash, and the next run makes the new one."""
    draw, study = random.Random(SEED), tmp_path / "study"
    folders = COMMANDS[name].folders
    old, new = (of(folders, hashes(each / "outputs")) for each in made)
    assert old
    assert old != new
    before(study, name, made)
    began = time.monotonic()
    to_its_end(study, name)
    whole = time.monotonic() - began
    assert of(folders, hashes(study / "outputs")) == new
    ended = {"old": 0, "new": 0}
    for moment in range(MOMENTS):
        before(study, name, made)
        with run(study, name) as program:
            time.sleep(draw.random() * whole)
            program.send_signal(signal.SIGKILL)
        with locked(study / "outputs"):  # what the next command does before anything else
            pass
        found = of(folders, hashes(study / "outputs"))
        assert found in (old, new), f"no complete set after kill {moment} of {name}"
        ended["new" if found == new else "old"] += 1
        to_its_end(study, name)
        assert of(folders, hashes(study / "outputs")) == new, f"the next run does not work after kill {moment}"
    sys.stdout.write(f"\n{name}: {ended}\n")
    assert ended["old"] > 0, "the moments miss the run"

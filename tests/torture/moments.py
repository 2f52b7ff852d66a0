"""Kills a command at random moments while two results of it alternate: ``make torture``. The draws are seeded."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from nec_cdisc.writers.publication import settle

PROGRAM = [sys.executable, "-c", "from nec_cdisc.cli.main import run; run()"]
MOMENTS = 50
SEED = 2014
Start = Callable[[Path, str], subprocess.Popen[bytes]]


def killed_at_random_moments(
    study: Path, start: Start, folders: Sequence[str], kinds: tuple[str, str], writing: float
) -> None:
    """Kill a command again and again, and look at its folders below the outputs each time.

    ``start`` begins it so that one of two ``kinds`` of result is made. After each kill there must be one whole result,
    hash by hash, and the next run must work. Half of the kills fall within ``writing`` seconds from when it begins to
    write.
    """
    draw = random.Random(SEED)
    whole = {kind: _to_its_end(study, start, folders, kind) for kind in kinds}
    began = time.monotonic()
    assert _to_its_end(study, start, folders, kinds[1]) == whole[kinds[1]] != whole[kinds[0]]
    lasts = time.monotonic() - began
    ended = {"old": 0, "new": 0}
    for moment in range(MOMENTS):
        old, new = kinds[::-1] if moment % 2 == 0 else kinds
        assert _hashes(study, folders) == whole[old]
        _kill(study, start(study, new), draw, lasts, writing)
        settle(study / "outputs")
        found = _hashes(study, folders)
        assert found in (whole[old], whole[new]), f"nothing whole after kill {moment}"
        ended["new" if found == whole[new] else "old"] += 1
        assert _to_its_end(study, start, folders, new) == whole[new], f"the next run does not work after kill {moment}"
    sys.stdout.write(f"\n{ended}\n")
    assert ended["old"] > 0, "the moments miss the run"


def _to_its_end(study: Path, start: Start, folders: Sequence[str], kind: str) -> dict[str, str]:
    with start(study, kind) as program:
        said, _ = program.communicate()
    assert program.returncode == 0, said.decode()
    return _hashes(study, folders)


def _hashes(study: Path, folders: Sequence[str]) -> dict[str, str]:
    """Return the SHA-256 of every file in some folders of the outputs."""
    outputs = study / "outputs"
    files = sorted(path for name in folders for path in (outputs / name).rglob("*") if path.is_file())
    return {path.relative_to(outputs).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _kill(study: Path, program: subprocess.Popen[bytes], draw: random.Random, lasts: float, writing: float) -> None:
    """Kill a run: anywhere in it, or while it writes."""
    late, part = draw.random() < 0.5, draw.random()
    staging = study / "outputs" / ".staging"
    with program:
        while late and not staging.exists() and program.poll() is None:
            time.sleep(0.001)
        time.sleep(part * (writing if late else lasts))
        program.send_signal(signal.SIGKILL)

"""The referee's own environment: ``xport`` 3.6.1 needs a pandas that the package cannot be installed beside.

``.referee/`` in the root of the repository is built when it is absent or when a lock file has changed since.
Run as a script it builds the environment and prints where its interpreter is.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".referee"
LOCKS = (
    (ROOT / "requirements" / "referee.lock", ()),
    # Its pins contradict the lock above, on purpose: it is seen to work with the newer pandas.
    (ROOT / "requirements" / "referee-xport.lock", ("--no-deps",)),
)
BUILD = ROOT / "build"
STAMP = "built-from.txt"
BIN = "Scripts" if os.name == "nt" else "bin"


class RefereeMissing(Exception):
    """The referee's environment cannot be built; a test that needs it fails, it is never skipped."""


def interpreter() -> Path:
    """Return the Python of the referee's environment, built first where it is absent or stale.

    Raises :class:`RefereeMissing` with the installer's last words where it cannot be built.
    """
    if not _is_current():
        BUILD.mkdir(exist_ok=True)
        with (BUILD / "referee.turn").open("w") as turn:  # tests that start together build it once, in turn
            fcntl.flock(turn, fcntl.LOCK_EX)
            if not _is_current():
                _build()
    return FOLDER / BIN / "python"


def fingerprint() -> str:
    """Return the hash over the lock files and the version of Python: what the environment was built from."""
    digest = hashlib.sha256(sys.version.encode())
    for lock, options in LOCKS:
        digest.update(lock.read_bytes())
        digest.update(" ".join(options).encode())
    return digest.hexdigest()


def _is_current() -> bool:
    stamp = FOLDER / STAMP
    return stamp.is_file() and stamp.read_text("ascii") == fingerprint() and (FOLDER / BIN / "python").exists()


def _build() -> None:
    """Build the environment apart and move it to its place whole: a build that is killed leaves none behind."""
    with tempfile.TemporaryDirectory(prefix="referee-", dir=BUILD) as parent:
        fresh = Path(parent) / "environment"
        _run(sys.executable, "-m", "venv", str(fresh))
        pip = [str(fresh / BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        for lock, options in LOCKS:
            _run(*pip, "--require-hashes", *options, "-r", str(lock))
        (fresh / STAMP).write_text(fingerprint(), "ascii")
        shutil.rmtree(FOLDER, ignore_errors=True)
        fresh.replace(FOLDER)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"the referee's environment cannot be built: {' '.join(command)}\n{done.stderr[-2000:]}"
        raise RefereeMissing(message)


if __name__ == "__main__":
    sys.stdout.write(f"{interpreter()}\n")

"""Environments of other Python versions, as the lock file has them: ``.pythons/3.12/`` and the like.

An environment is built where it is absent, or when the lock file or its Python has changed since. Run as a script it
builds all that can be built and prints where their interpreters are.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "run.lock"
FOLDER = ROOT / ".pythons"
STAMP = "built-from.txt"
#: The versions that the package promises to run on.
VERSIONS = ("3.11", "3.12", "3.13")


def installed(version: str) -> Path | None:
    """Return a Python of a version on this machine, ``None`` where there is none: on PATH, or one that pyenv keeps."""
    return next((path for path in _candidates(version) if _says(path)[:2] == version.split(".")), None)


def interpreter(version: str, python: Path) -> Path:
    """Return the Python of an environment with the locked packages, built first where it is absent or stale."""
    place = FOLDER / version
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / f"{version}.turn").open("w") as turn:  # tests that start together build it once, in turn
        fcntl.flock(turn, fcntl.LOCK_EX)
        stamp = place / STAMP
        wanted = hashlib.sha256(LOCK.read_bytes() + ".".join(_says(python)).encode()).hexdigest()
        if not stamp.is_file() or stamp.read_text("ascii") != wanted:
            _build(python, place, wanted)
    return place / "bin" / "python"


def _candidates(version: str) -> Iterator[Path]:
    for folder in os.get_exec_path():
        yield Path(folder) / f"python{version}"
    kept = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for folder in sorted(kept.glob(f"{version}.*")) if kept.is_dir() else ():
        yield folder / "bin" / "python"


def _says(python: Path) -> list[str]:
    """Return the version that a program says it is: a stand-in of pyenv may say nothing at all."""
    code = "import sys, venv, ensurepip; print(*sys.version_info[:3], sep='.')"
    try:
        done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    except OSError:
        return []
    return done.stdout.strip().split(".") if done.returncode == 0 else []


def _build(python: Path, place: Path, wanted: str) -> None:
    """Build the environment apart and move it to its place whole: a build that is killed leaves none behind."""
    with tempfile.TemporaryDirectory(prefix="building-", dir=FOLDER) as parent:
        fresh = Path(parent) / "environment"
        _run(str(python), "-m", "venv", str(fresh))
        pip = [str(fresh / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run(*pip, "--no-compile", "--no-deps", "--require-hashes", "-r", str(LOCK))
        (fresh / STAMP).write_text(wanted, "ascii")
        shutil.rmtree(place, ignore_errors=True)
        fresh.replace(place)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the environment cannot be built: {' '.join(command)}\n{done.stderr[-2000:]}"


if __name__ == "__main__":
    for number in VERSIONS:
        found = installed(number)
        sys.stdout.write(f"{number} {interpreter(number, found) if found else 'is not here'}\n")

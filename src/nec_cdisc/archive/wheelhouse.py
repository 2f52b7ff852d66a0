"""Fetches every package of a lock file for this machine, so that an archive can be replayed without any registry."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from nec_cdisc.problem import Place, Problem
from nec_cdisc.problem.visible import visible
from nec_cdisc.writers.disk_faults import NotWritten

#: The folder in the payload of an archive.
FOLDER = "wheelhouse"
#: Characters of the installer's last words that are shown.
_SHOWN = 600
#: Seconds that nobody waits longer for a download.
_PATIENCE = 3600


def wheelhouse(lock: Path, folder: Path) -> Mapping[str, Path]:
    """Fetch the packages of a lock file into an empty folder; return them by their paths in the payload.

    They are wheels for the Python and the machine that the program runs on, and each has a hash that the lock file
    names. pip asks the registry that it is configured for. Raises :class:`~nec_cdisc.writers.disk_faults.NotWritten`
    (RPL020) with pip's last words.
    """
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check"]
    command = [*pip, "--require-hashes", "--no-deps", "--only-binary", ":all:", "--dest", str(folder), "-r", str(lock)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PATIENCE)  # noqa: S603 - our own command
    except (OSError, subprocess.TimeoutExpired) as fault:
        _refuse(type(fault).__name__)
    if done.returncode:
        _refuse(last_words(done.stderr))
    return {f"{FOLDER}/{path.name}": path for path in sorted(folder.iterdir())}


def last_words(said: str) -> str:
    """Return the end of what a program said, as one line that can be shown."""
    words = " ".join(said.split())
    return visible(words[-_SHOWN:])


def _refuse(why: str) -> NoReturn:
    raise NotWritten(Problem("RPL020", f"the packages of the lock file cannot be fetched: {why}", Place(FOLDER)))

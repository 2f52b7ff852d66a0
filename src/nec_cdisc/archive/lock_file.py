"""Where the lock file of the program is: inside the installed package, or in a source checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def lock_file() -> Path:
    """Return the file that names every package the program was tested with, with its hashes; a wheel carries it."""
    installed = _PACKAGE / "requirements" / "run.lock"
    return installed if installed.is_file() else _PACKAGE.parents[1] / "requirements" / "run.lock"

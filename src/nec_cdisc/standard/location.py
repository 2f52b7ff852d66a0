"""Where the packaged specifications are: inside the installed package, or at the top of a source checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def packaged() -> Path:
    """Return the folder of the packaged specifications; a wheel carries it inside the package."""
    installed = PACKAGE / "specs"
    return installed if installed.is_dir() else PACKAGE.parents[1] / "specs"

"""The lock file of the program in use."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.archive.lock_file import lock_file

ROOT = Path(__file__).parents[2]


def test_the_lock_file_is_the_repositorys():
    """A checkout gives its own lock file; the wheel is told to carry the same."""
    assert lock_file().read_bytes() == (ROOT / "requirements" / "run.lock").read_bytes()
    assert '"requirements/run.lock" = "nec_cdisc/requirements/run.lock"' in (ROOT / "pyproject.toml").read_text("utf-8")

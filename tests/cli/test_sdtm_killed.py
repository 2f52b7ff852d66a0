"""The main job, killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "torture" / "every_point.py"


def test_killed_at_every_fault_point(study: Path):
    """Killed anywhere, writing and exchanging included, a run leaves one complete set, and the next run works."""
    answer = subprocess.run([sys.executable, SCRIPT, study], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    points = answer.stdout.splitlines()
    for expected in (
        "the staging is there",
        "dm.xpt is begun",
        "lb.xpt is written",
        "everything is written",
        "everything is flushed",
        "the journal is in place",
        "sdtm is in place",
        "reports is marked",
        "the staging is swept",
    ):
        assert expected in points

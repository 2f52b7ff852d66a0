"""A program's run is measured with all that it starts, and a failure tells what it said."""

from __future__ import annotations

import sys

import pytest
from child import Failed, Usage, middle, run


def test_cpu_seconds_of_grandchildren_count(tmp_path):
    """A program that lets another one work has worked."""
    busy = "import time\nend = time.process_time() + 0.2\nwhile time.process_time() < end: pass"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}], check=True)"
    usage = run([sys.executable, "-c", outer], tmp_path, tmp_path / "log")
    assert usage.cpu_seconds > 0.2
    assert usage.seconds > 0.2
    assert usage.peak_mb > 5


def test_a_failure_tells_the_end_of_what_was_said(tmp_path):
    """The last lines of both streams are the message."""
    with pytest.raises(Failed, match="no room / left"):
        run([sys.executable, "-c", "print('no room'); raise SystemExit('left')"], tmp_path, tmp_path / "log")


def test_the_middle_of_several_runs_is_their_median():
    """Seconds are medians, each for itself; memory is the highest."""
    runs = [Usage(1.0, 9.0, 10.0), Usage(2.0, 8.0, 30.0), Usage(6.0, 1.0, 20.0)]
    assert middle(runs) == Usage(2.0, 8.0, 30.0)

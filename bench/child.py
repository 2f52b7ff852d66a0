"""Runs a program and tells what it took: seconds on the clock, CPU seconds, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

#: ``ru_maxrss`` counts kilobytes, on macOS bytes.
PER_MEGABYTE = 1 << 20 if sys.platform == "darwin" else 1 << 10


class Failed(Exception):
    """The program ended with an error; the text is the end of what it said."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a program took, with all that it started itself: seconds, CPU seconds (user and system), megabytes."""

    seconds: float
    cpu_seconds: float
    peak_mb: float


def run(command: Sequence[str | Path], folder: Path, log: Path, good: Collection[int] = (0,)) -> Usage:
    """Run a program in a folder to its end; what it says goes to ``log``. Raises ``Failed`` for a code not ``good``."""
    os.sync()  # else it waits for what the program before it left to be written
    with log.open("wb") as said:
        start = time.perf_counter()
        child = subprocess.Popen(list(map(str, command)), cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in good:
        raise Failed(_end(log) or f"ended with {child.returncode}")
    return Usage(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / PER_MEGABYTE)


def middle(runs: Sequence[Usage]) -> Usage:
    """Return the median of several runs, of each figure for itself; of the memory the highest."""
    return Usage(
        statistics.median(each.seconds for each in runs),
        statistics.median(each.cpu_seconds for each in runs),
        max(each.peak_mb for each in runs),
    )


def _end(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return " / ".join(line.strip() for line in lines[-3:])

"""Benchmark d: the whole SDTM and ADaM sets of the demonstration study, for more and more subjects."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from child import Failed, Usage, run
from laboratory import our_command
from rivals.environment import WORK

ROOT = Path(__file__).resolve().parents[1]
SUBJECTS = (100, 1_000, 10_000)
#: What the set of a large trial may take.
MEANT_SUBJECTS, CPU_SECONDS = 1_000, 10.0


@dataclass(frozen=True, slots=True)
class Size:
    """A study of so many subjects: what conversion and analysis took, its bytes, or why it was not measured."""

    subjects: int
    usage: Usage | None = None
    analysis: Usage | None = None
    raw_mb: float = 0.0
    sdtm_mb: float = 0.0
    adam_mb: float = 0.0
    reason: str = ""


def measure(sizes: Sequence[int] = SUBJECTS) -> list[Size]:
    """Return the sizes, each converted once: a long run is not disturbed by the start of Python."""
    return [_measured(subjects) for subjects in sizes]


def _measured(subjects: int) -> Size:
    folder = WORK / f"study-{subjects}"
    log = WORK / "study.log"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for part in ("mappings", "specs"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "mappings" / "corrections.csv").unlink(missing_ok=True)  # they are those of the demo export
    simulate = [our_command(), "simulate", "--out", "raw", "--subjects", str(subjects)]
    try:
        run(simulate, folder, log)
        usage = run([our_command(), "--study", ".", "sdtm", "--no-suites"], folder, log)
        analysis = run([our_command(), "--study", ".", "adam", "--no-suites"], folder, log)
    except (Failed, OSError) as failed:
        return Size(subjects, reason=f"failed: {failed}")
    sizes = [_megabytes(folder / name) for name in ("raw", "outputs/sdtm", "outputs/adam")]
    size = Size(subjects, usage, analysis, *sizes)
    shutil.rmtree(folder)
    return size


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6

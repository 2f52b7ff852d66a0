"""Benchmark d: the whole SDTM and ADaM sets of the demonstration study, for more and more subjects."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from child import Failed, Usage, middle, run
from laboratory import our_command
from rivals.environment import WORK

ROOT = Path(__file__).resolve().parents[1]
SUBJECTS = (100, 1_000, 10_000)
#: What the set of a large trial may take.
MEANT_SUBJECTS, CPU_SECONDS = 1_000, 10.0
#: Runs of a size up to that one, of which the median counts; a larger study runs once, for it takes a minute.
TURNS = 3


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
    """Return the sizes: medians of several runs, of a study larger than the one with a limit a single run."""
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
        runs = [_run(folder, log) for _ in range(TURNS if subjects <= MEANT_SUBJECTS else 1)]
    except (Failed, OSError) as failed:
        return Size(subjects, reason=f"failed: {failed}")
    sizes = [_megabytes(folder / name) for name in ("raw", "outputs/sdtm", "outputs/adam")]
    size = Size(subjects, middle([each for each, _ in runs]), middle([each for _, each in runs]), *sizes)
    shutil.rmtree(folder)
    return size


def _run(folder: Path, log: Path) -> tuple[Usage, Usage]:
    """Convert and analyse a study that has no outputs yet."""
    shutil.rmtree(folder / "outputs", ignore_errors=True)
    command = [our_command(), "--study", "."]
    return (
        run([*command, "sdtm", "--no-suites"], folder, log),
        run([*command, "adam", "--no-suites"], folder, log),
    )


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6

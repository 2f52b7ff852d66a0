"""Benchmark c: how long people wait for the command line, and for the demo study of the repository."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from child import Failed, Usage, middle, run
from lab.generate import generate
from laboratory import BENCH, our_command
from rivals.environment import WORK

ROOT = Path(__file__).resolve().parents[1]
#: What makes the root of the repository a study; its standard is the packaged one.
PARTS = ("mappings", "raw", "specs")


@dataclass(frozen=True, slots=True)
class Wait:
    """A command, what it took, or why it could not be measured; ``limit`` are the seconds that people may wait."""

    command: str
    limit: float
    usage: Usage | None = None
    reason: str = ""


def measure(repeat: int, rows: int) -> list[Wait]:
    """Return the commands with the medians of their runs; a first run, which is not counted, fills the caches.

    What a value was made of is asked in a study of ``rows`` laboratory records, which is converted before.
    """
    demo, large = WORK / "demo", WORK / "traced"
    missing = _copy_demo(demo)
    demo_option: list[str | Path] = ["--study", demo]
    waits = [_wait("nec-cdisc --help", 0.3, ["--help"], repeat)]
    for command, limit in (("lint", 1.0), ("sdtm --no-suites", 3.0)):
        waits.append(_wait(f"nec-cdisc {command} (demo)", limit, [*demo_option, *command.split()], repeat, missing))
    line, subject = _convert(large, rows)
    large_option: list[str | Path] = ["--study", large]
    for words in (["LB", subject, "10", "LBSTRESN"], [f"raw/lb.csv:{line}"]):
        what = "a value" if len(words) > 1 else "a raw row"
        shown = f"nec-cdisc trace ({what} of {rows:,} records)"
        waits.append(_wait(shown, 0.5, [*large_option, "trace", *words], repeat))
    if not any(wait.reason for wait in waits):
        shutil.rmtree(large)
    return waits


def _wait(shown: str, limit: float, arguments: Sequence[str | Path], repeat: int, missing: str = "") -> Wait:
    """Run a command one time more than counted; ``missing`` says what it would need."""
    if missing:
        return Wait(shown, limit, reason=f"skipped: {missing}")
    try:
        runs = [run([our_command(), *arguments], WORK, WORK / "startup.log") for _ in range(repeat + 1)]
    except (Failed, OSError) as failed:
        return Wait(shown, limit, reason=f"failed: {failed}")
    return Wait(shown, limit, middle(runs[1:]))


def _convert(folder: Path, rows: int) -> tuple[int, str]:
    """Convert a laboratory export; return the line in the middle of its file, and the subject of that line."""
    shutil.rmtree(folder, ignore_errors=True)
    generate(rows, folder)
    for part in ("mappings", "specs"):
        shutil.copytree(BENCH / "lab" / part, folder / part)
    run([our_command(), "--study", folder, "sdtm", "--no-suites"], folder, WORK / "startup.log")
    line = rows // 2
    with (folder / "raw" / "lb.csv").open(encoding="utf-8") as file:
        text = next(itertools.islice(file, line - 1, None))
    return line, "-".join(text.split(",")[:3])


def _copy_demo(demo: Path) -> str:
    """Copy the demo study, so that its own outputs stay as they are; return what is missing of it."""
    shutil.rmtree(demo, ignore_errors=True)
    demo.mkdir(parents=True)
    if not (ROOT / "mappings" / "study.yaml").is_file():
        return "the repository has no mappings/study.yaml"
    for part in PARTS:
        shutil.copytree(ROOT / part, demo / part)
    return ""

"""Benchmark c: how long people wait for the command line, and for the demo study of the repository."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from child import Failed, Usage, middle, run
from laboratory import our_command
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


def measure(repeat: int) -> list[Wait]:
    """Return the commands with the medians of their runs; a first run, which is not counted, fills the caches."""
    demo = WORK / "demo"
    missing = _copy_demo(demo)
    log = WORK / "startup.log"
    waits = []
    for arguments, limit in ((["--help"], 0.3), (["lint"], 1.0), (["sdtm"], 3.0)):
        study = [] if arguments == ["--help"] else ["--study", "."]
        shown = f"nec-cdisc {arguments[0]}" + (" (demo)" if study else "")
        if study and missing:
            waits.append(Wait(shown, limit, reason=f"skipped: {missing}"))
            continue
        try:
            runs = [run([our_command(), *study, *arguments], demo, log) for _ in range(repeat + 1)]
            waits.append(Wait(shown, limit, middle(runs[1:])))
        except (Failed, OSError) as failed:
            waits.append(Wait(shown, limit, reason=f"failed: {failed}"))
    return waits


def _copy_demo(demo: Path) -> str:
    """Copy the demo study, so that its own outputs stay as they are; return what is missing of it."""
    shutil.rmtree(demo, ignore_errors=True)
    demo.mkdir(parents=True)
    if not (ROOT / "mappings" / "study.yaml").is_file():
        return "the repository has no mappings/study.yaml"
    for part in PARTS:
        shutil.copytree(ROOT / part, demo / part)
    return ""

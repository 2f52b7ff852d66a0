"""Benchmark f: validation of a laboratory dataset of a million records, and of the demo package."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from child import Failed, Usage, middle, run
from laboratory import our_command
from rivals.environment import POINTBLANK, WORK, Skipped, python_of
from score_parts.facts import facts

ROOT = Path(__file__).resolve().parents[1]
RIVALS = Path(__file__).parent / "rivals"
#: What a clean simulated subject has in LB, about.
RECORDS_PER_SUBJECT = 118
#: LB with what checks of its records look at: subjects, visits, elements and the design of the trial.
DATASETS = ("lb", "dm", "sv", "se", "ta", "te", "tv", "ts")
#: What LB may take with its suite, and what the demo package may take with suites and without, in CPU seconds.
LARGE_SECONDS, LARGE_MB, DEMO_SECONDS, DEMO_QUICK_SECONDS = 10.0, 2000.0, 8.0, 1.5
#: ``validate`` ends with 1 where it finds something grave.
FOUND = (0, 1)


@dataclass(slots=True)
class Validator:
    """A program on a package: what it took each time, what it looks at, the most that it may take.

    ``turns`` says how often it runs at most: once where it takes minutes.
    """

    name: str
    package: str
    looks_at: str
    limit: float | None = None
    limit_mb: float | None = None
    turns: int = 3
    reason: str = ""
    runs: list[Usage] = field(default_factory=list)
    start: Callable[[], Usage] | None = None

    @property
    def usage(self) -> Usage | None:
        """The median of its runs, ``None`` where it was skipped or failed."""
        return middle(self.runs) if self.runs and not self.reason else None


def measure(rows: int, repeat: int) -> list[Validator]:
    """Return all programs on LB of about so many records, in turns, and ours on the demo package."""
    home, log = WORK / "validation", WORK / "validation.log"
    shutil.rmtree(home, ignore_errors=True)
    try:
        large = _converted(home / "large", max(1, rows // RECORDS_PER_SUBJECT), log)
        demo = _converted(home / "demo", 0, log)
    except (Failed, OSError) as failed:
        return [Validator("nec-cdisc validate", "", "", reason=f"failed: {failed}")]
    package = home / "package"
    (package / "sdtm").mkdir(parents=True)
    for name in DATASETS:
        shutil.copyfile(large / "outputs" / "sdtm" / f"{name}.xpt", package / "sdtm" / f"{name}.xpt")
    found = [*_large(large, package, log), *_demo(demo, log)]
    for _ in range(repeat):
        for validator in found:
            _turn(validator)
    shutil.rmtree(home)
    return found


def _turn(validator: Validator) -> None:
    """Run a program once more, if it did not fail before."""
    if validator.reason or validator.start is None or len(validator.runs) >= validator.turns:
        return
    try:
        validator.runs.append(validator.start())
    except (Failed, OSError) as failed:
        validator.reason = f"failed: {failed}"


def _converted(folder: Path, subjects: int, log: Path) -> Path:
    """Convert a clean export of so many subjects, by default those of the demo, and analyse that of the demo."""
    for part in ("mappings", "specs"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "mappings" / "corrections.csv").unlink(missing_ok=True)  # they are those of the demo export
    size = ["--subjects", str(subjects)] if subjects else []
    run([our_command(), "simulate", "--out", "raw", "--clean", *size], folder, log)
    run([our_command(), "--study", ".", "sdtm", "--no-suites"], folder, log)
    if not subjects:
        run([our_command(), "--study", ".", "adam", "--no-suites"], folder, log)
    return folder


def _large(study: Path, package: Path, log: Path) -> list[Validator]:
    """Return the programs on LB; the plans of the others were told the facts of our specifications."""
    given = package / "facts.json"
    known = {name: fact for name, fact in facts("EVINEC", (5, 10)).items() if name.lower() in DATASETS}
    given.write_text(json.dumps(known), encoding="utf-8")
    what = "LB and 7 small datasets"
    ours = [our_command(), "--study", study, "validate", package / "sdtm", "--out", package / "reports"]
    plain = [sys.executable, RIVALS / "pandas_worker.py", given, package]
    found = [
        Validator("nec-cdisc validate", what, "suites and all checks", LARGE_SECONDS, LARGE_MB),
        Validator("nec-cdisc validate --no-suites", what, "all checks"),
        Validator("plain pandas", what, "values, codelists, keys, pairs; nothing across records or datasets"),
        Validator("pointblank", what, "the plan of bench/rivals/pointblank_plan.py; nothing across datasets", turns=1),
    ]
    starts: list[Sequence[str | Path]] = [ours, [*ours, "--no-suites"], plain]
    for validator, command in zip(found, starts, strict=False):
        validator.start = _starter(command, study, log)
    try:
        found[-1].start = _starter([python_of(POINTBLANK), RIVALS / "pointblank_worker.py", given, package], study, log)
    except Skipped as skipped:
        found[-1].reason = f"skipped: {skipped}"
    return found


def _demo(study: Path, log: Path) -> list[Validator]:
    ours = [our_command(), "--study", study, "validate"]
    what = "clean demo package, SDTM and ADaM"
    return [
        Validator("nec-cdisc validate", what, "suites and all checks", DEMO_SECONDS, start=_starter(ours, study, log)),
        Validator(
            "nec-cdisc validate --no-suites",
            what,
            "all checks",
            DEMO_QUICK_SECONDS,
            start=_starter([*ours, "--no-suites"], study, log),
        ),
    ]


def _starter(command: Sequence[str | Path], folder: Path, log: Path) -> Callable[[], Usage]:
    return lambda: run(command, folder, log, good=FOUND)

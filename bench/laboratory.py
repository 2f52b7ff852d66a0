"""Benchmark b: raw laboratory rows to LB.xpt with all problems listed, through the public command line.

The rivals get the same export and the same rules in their own languages (``rivals/``). Programs take turns, so that a
change of the machine hits all of them. What they give is compared with ours cell by cell.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from child import Failed, Usage, middle, run
from difference import Difference
from lab.generate import generate
from machine import version_in
from rivals import pharmaskills_study, yamaa_project
from rivals.environment import PHARMASKILLS, WORK, YAMAA, Skipped, python_of

BENCH = Path(__file__).parent
OURS = "nec-cdisc"


@dataclass(slots=True)
class Program:
    """A program of the benchmark: how it is started, where its LB is in the end, and what it took each time.

    ``turns`` says how often it runs at most; ``differences`` are those of its LB against ours.
    """

    name: str
    work: str
    command: list[str | Path]
    folder: Path
    product: Path
    turns: int
    version: str = ""
    reason: str = ""
    runs: list[Usage] = field(default_factory=list)
    cells: int = 0
    differences: list[Difference] = field(default_factory=list)

    @property
    def usage(self) -> Usage | None:
        """The median of its runs, ``None`` where it was skipped or failed."""
        return middle(self.runs) if self.runs and not self.reason else None

    @property
    def failed(self) -> bool:
        """Whether it broke (skipped is not broken), or gave other cells than ours without an explanation."""
        return self.reason.startswith("failed") or self.unexplained > 0

    @property
    def unexplained(self) -> int:
        """How many cells differ from ours without an explanation."""
        return sum(item.cells for item in self.differences if not item.why)


def our_command() -> Path:
    """Return the command line of this package, beside the Python that runs the benchmark."""
    return Path(sys.executable).with_name("nec-cdisc")


def measure(rows: int, repeat: int) -> list[Program]:
    """Return our program and the rivals, measured in turns on the same export and compared."""
    home = WORK / "laboratory"
    shutil.rmtree(home, ignore_errors=True)
    generate(rows, home / "export")
    raw = home / "export" / "raw"
    programs = [
        _ours(home / OURS, raw, repeat),
        _yamaa(home / "yamaa", raw, repeat),
        _pharmaskills(home / "pharmaskills", raw),
    ]
    for turn in range(repeat):
        for program in programs:
            if turn < program.turns and not program.reason:
                _take_turn(program, home / f"{program.name}.log")
    for program in programs[1:]:
        if program.usage is not None and programs[0].usage is not None:
            _compare(programs[0], program)
    if not any(program.failed for program in programs):
        shutil.rmtree(home)  # more than a gigabyte; kept where there is something to look at
    return programs


def _ours(folder: Path, raw: Path, repeat: int) -> Program:
    for part in ("mappings", "specs"):
        shutil.copytree(BENCH / "lab" / part, folder / part)
    shutil.copytree(raw, folder / "raw")
    command: list[str | Path] = [our_command(), "--study", folder, "sdtm", "--no-suites"]
    return Program(OURS, "XPT, problem list", command, folder, folder / "outputs" / "sdtm" / "lb.xpt", repeat)


def _yamaa(folder: Path, raw: Path, repeat: int) -> Program:
    command: list[str | Path] = [BENCH / "rivals" / "yamaa_worker.py"]
    program = Program("yamaa", "Parquet, XPT, define.xml", command, folder, folder / "out" / "lb.xpt", repeat)
    try:
        python = python_of(YAMAA)
    except Skipped as skipped:
        program.reason = f"skipped: {skipped}"
        return program
    program.version = version_in(python, "yamaa")
    command.insert(0, python)
    shutil.copytree(raw, folder / "raw")
    yamaa_project.write(folder)
    return program


def _pharmaskills(folder: Path, raw: Path) -> Program:
    """Prepare pharmaskills; it is far slower than the others and runs once."""
    command: list[str | Path] = ["sdtm", "build", folder, "--ct-file", folder / "ct.txt"]
    product = folder / "out" / "sdtm" / "xpt" / "lb.xpt"
    program = Program("pharmaskills", "XPT, Dataset-JSON", command, folder, product, 1)
    try:
        python = python_of(PHARMASKILLS)
    except Skipped as skipped:
        program.reason = f"skipped: {skipped}"
        return program
    program.version = version_in(python, "pharmaskills")
    command.insert(0, python.with_name("pharmaskills"))
    pharmaskills_study.write(raw, folder)
    return program


def _take_turn(program: Program, log: Path) -> None:
    try:
        program.runs.append(run(program.command, program.folder, log))
    except (Failed, OSError) as failed:
        program.reason = f"failed: {failed}"


def _compare(ours: Program, rival: Program) -> None:
    """Compare in a process of its own: a child's peak memory is never below that of the process it comes from."""
    command = [sys.executable, BENCH / "compare.py", ours.product, rival.product, rival.name]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip() or "no message").splitlines()[-1]
        rival.differences = [Difference("LB", "", 1, [f"cannot be compared: {said}"])]
        return
    told = json.loads(done.stdout)
    rival.cells = told["cells"]
    rival.differences = [Difference(**item) for item in told["differences"]]

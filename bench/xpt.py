"""Benchmark a: writing and reading a laboratory dataset of 19 variables as a SAS transport file.

Compares this package with pyreadstat, with R haven (where ``Rscript`` is found) and with a plain copy of the same
bytes, in one run, each in a process of its own. CPU seconds (user and system) of the whole process stand beside the
seconds of the work alone, and its peak memory. Usage: ``python bench/xpt.py [--rows N] [--repeat N]``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

RSCRIPT = shutil.which("Rscript")
WORKER = Path(__file__).with_name("xpt_worker.py")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result: seconds of the work, CPU seconds of the work, peak memory of the process."""

    program: str
    work: str
    seconds: float | None
    cpu_seconds: float | None
    peak_mb: float | None
    megabytes: float | None
    reason: str = ""


def measure(rows: int = 1_000_000, repeat: int = 1) -> list[Row]:
    """Return the lines of the result; of several runs the one with the fewest CPU seconds counts."""
    with tempfile.TemporaryDirectory() as folder:
        ours = str(Path(folder) / "lb.xpt")
        theirs = str(Path(folder) / "other.xpt")
        results = [
            _best("nec-cdisc", "write", ours, rows, repeat),
            _best("nec-cdisc", "read", ours, rows, repeat),
            _best("pyreadstat", "write", theirs, rows, 1),
            _best("pyreadstat", "read", ours, rows, 1),
            _best("plain copy", "copy", ours, rows, repeat),
        ]
        return [*results, *_haven(ours, theirs)]


def _best(program: str, work: str, path: str, rows: int, repeat: int) -> Row:
    runs = [_run(program, work, path, rows) for _ in range(repeat)]
    return min(runs, key=lambda row: row.cpu_seconds or 0.0)


def _run(program: str, work: str, path: str, rows: int) -> Row:
    command = [sys.executable, str(WORKER), program, work, path, str(rows)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return Row(program, work, None, None, None, None, f"failed: {done.stderr.strip().splitlines()[-1]}")
    told = json.loads(done.stdout)
    megabytes = Path(path).stat().st_size / 1e6
    return Row(program, work, told["seconds"], told["cpu_seconds"], told["peak_mb"], megabytes)


def _haven(source: str, target: str) -> list[Row]:
    """Measure R haven; without R say so."""
    if RSCRIPT is None:
        return [Row("R haven", work, None, None, None, None, "Rscript is not installed") for work in ("write", "read")]
    script = (
        "a <- commandArgs(TRUE); t <- function(e) {s <- system.time(e); c(s[[3]], s[[1]] + s[[2]])};"
        "r <- t(d <- haven::read_xpt(a[1])); w <- t(haven::write_xpt(d, a[2], version = 5, name = 'LB'));"
        "cat(r, w)"
    )
    done = subprocess.run([RSCRIPT, "-e", script, source, target], capture_output=True, text=True, check=False)
    if done.returncode:
        reason = f"failed: {done.stderr.strip().splitlines()[-1]}"
        return [Row("R haven", work, None, None, None, None, reason) for work in ("write", "read")]
    read, read_cpu, write, write_cpu = (float(part) for part in done.stdout.split())
    size = Path(target).stat().st_size / 1e6
    return [
        Row("R haven", "write", write, write_cpu, None, size),
        Row("R haven", "read", read, read_cpu, None, Path(source).stat().st_size / 1e6),
    ]


def table(rows: list[Row]) -> str:
    """Return the result as a Markdown table."""
    lines = [
        "| program | work | seconds | CPU seconds | peak MB | MB | remark |",
        "|---|---|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        numbers = (_cell(row.seconds, 2), _cell(row.cpu_seconds, 2), _cell(row.peak_mb, 0), _cell(row.megabytes, 1))
        lines.append(f"| {row.program} | {row.work} | {' | '.join(numbers)} | {row.reason} |")
    return "\n".join(lines)


def _cell(number: float | None, decimals: int) -> str:
    return "" if number is None else f"{number:.{decimals}f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure writing and reading of SAS transport files.")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    print(table(measure(arguments.rows, arguments.repeat)))

"""Asks a rival, in its own environment, what it finds in packages: one process, one line per package."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from score_parts.finding import Finding, Run


def runs(command: list[str | Path], folders: Iterable[Path], log: Path) -> Iterator[Run]:
    """Yield what a rival said of each folder; after it has ended early, that it has."""
    listed = list(folders)
    with log.open("wb") as errors:
        worker = subprocess.Popen(
            list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        with worker:
            for folder in listed:
                yield _run(_answer(worker, folder), log)


def _answer(worker: subprocess.Popen[str], folder: Path) -> str:
    """Return the line that answers for a folder, empty where the process has ended."""
    if worker.stdin is None or worker.stdout is None:
        return ""
    try:
        worker.stdin.write(f"{folder}\n")
        worker.stdin.flush()
        return worker.stdout.readline()
    except BrokenPipeError:
        return ""


def _run(line: str, log: Path) -> Run:
    if not line:
        said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return Run(broken=said[-1] if said else "ended without a word")
    told = json.loads(line)
    found = tuple(_finding(item) for item in told["findings"])
    return Run(found, told.get("broken", ""), told["seconds"])


def _finding(told: dict) -> Finding:
    return Finding(
        check=told["check"],
        severity=told["severity"],
        dataset=told["dataset"],
        variables=tuple(told.get("variables", ())),
        subject=told.get("subject", ""),
        sequence=told.get("sequence"),
        message=told.get("message", ""),
        count=told.get("count", 1),
    )

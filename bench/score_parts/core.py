"""Runs an installed CDISC CORE on the tabulations of a package, where its command is given."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from rivals.environment import Skipped

from score_parts.finding import Finding, Run

NAME = "core"
STANDARD = ("-s", "sdtmig", "-v", "3-4", "-ct", "sdtmct-2025-03-28")
#: Seconds after which a package is given up.
PATIENCE = 900


def version(command: str) -> str:
    """Return the first line of what CORE says of its version. Raises ``Skipped`` without a command."""
    if not command:
        reason = "no command was given (--core COMMAND)"
        raise Skipped(reason)
    try:
        done = subprocess.run([*shlex.split(command), "version"], capture_output=True, text=True, check=False)
    except OSError as fault:
        raise Skipped(str(fault)) from None
    said = (done.stdout or done.stderr).strip().splitlines()
    return said[0] if said else "of unknown version"


def run(command: str, folder: Path) -> Run:
    """Validate the tabulations of a package."""
    with tempfile.TemporaryDirectory() as place:
        report = Path(place) / "report"
        words = [
            *shlex.split(command),
            "validate",
            *STANDARD,
            "-d",
            str(folder / "sdtm"),
            "-of",
            "JSON",
            "-o",
            str(report),
        ]
        start = os.times()
        try:
            done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=PATIENCE)
            told = json.loads(report.with_suffix(".json").read_text(encoding="utf-8"))
        except (OSError, ValueError, subprocess.TimeoutExpired) as fault:
            return Run(broken=f"{type(fault).__name__}: {fault}"[:200])
        if done.returncode:
            return Run(broken=done.stderr.strip()[-200:])
    return Run(tuple(_finding(item) for item in told.get("Issue_Details", [])), seconds=_since(start))


def _since(start: os.times_result) -> float:
    """Return the CPU seconds that programs which were waited for took since."""
    now = os.times()
    return now.children_user + now.children_system - start.children_user - start.children_system


def _finding(told: dict) -> Finding:
    sequence = told.get("SEQ", told.get("sequence"))
    return Finding(
        check=told.get("core_id", told.get("rule_id", "")),
        severity="error",
        dataset=str(told.get("dataset", "")).split(".")[0].upper(),
        variables=tuple(told.get("variables", ())),
        subject=told.get("USUBJID", "") or "",
        sequence=float(sequence) if str(sequence or "").replace(".", "", 1).isdigit() else None,
        message=told.get("message", ""),
    )

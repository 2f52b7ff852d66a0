"""Runs ``nec-cdisc validate`` in this process on a study folder whose outputs are a package with a defect."""

from __future__ import annotations

import contextlib
import io
import json
import time
from pathlib import Path

from nec_cdisc import __version__
from nec_cdisc.cli.main import app
from score_parts.finding import Finding, Run

NAME = "nec-cdisc"
REPORT = "findings.json"


class NotThere(Exception):
    """The command is not there yet; the text says so."""


def version() -> str:
    """Return the version, where there is a validator. Raises :class:`NotThere`."""
    if "validate" not in app.commands:
        message = "validator not found: nec-cdisc has no command validate"
        raise NotThere(message)
    return __version__


def run(study: Path, options: tuple[str, ...] = ()) -> Run:
    """Validate the outputs of a study folder."""
    report, said = study / "validation", io.StringIO()
    start = time.perf_counter()
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            app.main(["--study", str(study), "validate", "--out", str(report), *options], standalone_mode=False)
        found = json.loads((report / REPORT).read_text(encoding="utf-8"))["findings"]
    except Exception as fault:  # noqa: BLE001 - a validator that breaks is told of, not a fault of the score
        return Run(broken=f"{type(fault).__name__}: {fault}"[:200])
    return Run(tuple(map(_finding, found)), seconds=time.perf_counter() - start)


def _finding(told: dict) -> Finding:
    variables = told.get("variables") or ([told["variable"]] if told.get("variable") else [])
    sequence = told.get("sequence")
    return Finding(
        check=told["check"],
        severity=told["severity"],
        dataset=told.get("dataset") or "",
        variables=tuple(variables),
        subject=told.get("subject") or "",
        sequence=None if sequence in {None, ""} else float(sequence),
        message=told.get("message") or "",
    )

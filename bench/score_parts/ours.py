"""Runs ``nec-cdisc validate`` in this process on a study folder whose outputs are a package with a defect."""

from __future__ import annotations

import contextlib
import io
import json
import time

from nec_cdisc import __version__
from nec_cdisc.cli.main import app
from score_parts.finding import Finding, Run
from score_parts.packages import Planted

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


def run(package: Planted, options: tuple[str, ...] = ()) -> Run:
    """Validate a package whole: the outputs of a study with mappings, else the folder of files alone."""
    report, said = package.study / "validation", io.StringIO()
    what = [] if package.mapped else [str(package.outputs / "sdtm")]
    words = ["--study", str(package.study), "validate", *what, "--out", str(report), *options]
    start = time.process_time()
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            app.main(words, standalone_mode=False)
        told = json.loads((report / REPORT).read_text(encoding="utf-8"))
    except Exception as fault:  # noqa: BLE001 - a validator that breaks is told of, not a fault of the score
        return Run(broken=f"{type(fault).__name__}: {fault}"[:200])
    rules = tuple(rule["check"] for rule in told.get("rules", []))
    return Run(findings(told), seconds=time.process_time() - start, rules=rules)


def findings(told: dict) -> tuple[Finding, ...]:
    """Return the findings of a report, and each rule that broke as a finding of its own, which names no dataset."""
    broken = [rule for rule in told.get("rules", []) if rule.get("outcome") == "broken"]
    return (
        *map(_finding, told["findings"]),
        *(Finding(rule["check"], "error", "", message=f"broken: {rule.get('reason', '')}") for rule in broken),
    )


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

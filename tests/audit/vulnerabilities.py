"""Looks for known vulnerabilities of the locked packages, where a service that knows them can be reached.

Run as a script by continuous integration: it ends with 1 where one is found that ``accepted.csv`` does not explain, and
with 0 where none is, or where nobody could look, which it says. pip-audit has an environment of its own, ``.audit/``.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".audit"
LOCKS = ("run.lock", "dev.lock")
ACCEPTED = Path(__file__).with_name("accepted.csv")
#: Seconds that a service may take to answer.
PATIENCE = 300


class NotLooked(Exception):
    """Nobody could look; the text says why."""


def accepted() -> dict[str, str]:
    """Return the vulnerabilities that were looked at, each with the reason why it does no harm here."""
    with ACCEPTED.open(encoding="utf-8", newline="") as file:
        return {line["vulnerability"]: line["reason"] for line in csv.DictReader(file) if line["reason"].strip()}


def unexplained(report: Mapping[str, Any], known: Mapping[str, str]) -> list[str]:
    """Return the vulnerabilities of a report of pip-audit that nobody explained, each with package and version."""
    return [
        f"{package['name']} {package['version']}: {found['id']}, repaired in {', '.join(found['fix_versions']) or '?'}"
        for package in report["dependencies"]
        for found in package.get("vulns", [])
        if not {found["id"], *found.get("aliases", [])} & known.keys()
    ]


def unlooked(report: Mapping[str, Any]) -> int:
    """Return of how many packages the service knows nothing. Raises :class:`NotLooked` where that is all of them."""
    unknown = [package for package in report["dependencies"] if "skip_reason" in package]
    if len(unknown) == len(report["dependencies"]):
        message = "the service knows none of the packages"
        raise NotLooked(message)
    return len(unknown)


def report_of(lock: str) -> Mapping[str, Any]:
    """Return what pip-audit says of a lock file. Raises :class:`NotLooked`."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.json"
        command = [_audit(), "--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json"]
        said = _run(*command, "--output", target, "--requirement", ROOT / "requirements" / lock)
        if not target.is_file():
            raise NotLooked(said)
        found: Mapping[str, Any] = json.loads(target.read_text("utf-8"))
        return found


def _audit() -> Path:
    program = FOLDER / "bin" / "pip-audit"
    if not program.exists():
        _run(sys.executable, "-m", "venv", FOLDER)
        pip = [FOLDER / "bin" / "python", "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
        _run(*pip, "-r", ROOT / "requirements" / "audit.lock")
    if not program.exists():
        message = "pip-audit cannot be installed"
        raise NotLooked(message)
    return program


def _run(*command: object) -> str:
    try:
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise NotLooked(type(fault).__name__) from None
    last = (done.stderr or done.stdout).strip().splitlines()[-1:]
    return last[0][:200] if last else ""


def main() -> int:
    """Look at each lock file and say what was found."""
    found: list[str] = []
    for lock in LOCKS:
        try:
            report = report_of(lock)
            unknown = unlooked(report)
        except NotLooked as why:
            sys.stdout.write(f"vulnerabilities of {lock}: NOT looked for, since {why}\n")
            continue
        now = unexplained(report, accepted())
        asked = len(report["dependencies"])
        sys.stdout.write(f"vulnerabilities of {lock}: {len(now)} that nobody explained in {asked - unknown} packages")
        sys.stdout.write(f"; of {unknown} more nobody knows\n" if unknown else "\n")
        found += now
    sys.stdout.writelines(f"  {line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

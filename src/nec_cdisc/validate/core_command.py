"""Runs an installed CDISC CORE on a folder of datasets: a program of its own, in an environment of its own."""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from nec_cdisc.problem.visible import visible
from nec_cdisc.records.package import Package
from nec_cdisc.validate.core_report import CoreRun, NoReport, State, core_run

#: Seconds that CORE may take; a large study takes it an hour.
PATIENCE = 4 * 3600.0
#: The define.xml of a folder, where it has one.
DEFINE = "define.xml"
#: Bytes of what the command says at its end that are shown.
_SHOWN = 2_000


@dataclass(frozen=True, slots=True)
class Order:
    """What CORE is asked: the datasets of a folder, the version of SDTMIG (3.4), the date of the terminology."""

    folder: Path
    version: str
    ct: str


def run_core(command: str, order: Order, package: Package, patience: float = PATIENCE) -> CoreRun:
    """Run CORE and return what it says. Nothing is raised: a command that fails is no pass, and says so.

    ``command`` starts CORE, as ``/opt/core/core`` or ``/opt/core/.venv/bin/python /opt/core/core.py``.
    """
    try:
        words = shlex.split(command)
    except ValueError as fault:
        return _failed(f"the command of CORE cannot be read: {fault}")
    if not words:
        return _failed("the command of CORE is empty")
    with tempfile.TemporaryDirectory(prefix="nec-cdisc-core-") as name, (Path(name) / "said").open("w+b") as said:
        report = Path(name) / "report"
        ended = _started([*words, *arguments(order, report)], said, patience)
        if isinstance(ended, str):
            return _failed(ended, _end(said))
        return _read(report.with_suffix(".json"), ended, package, _end(said))


def arguments(order: Order, report: Path) -> list[str]:
    """Return what CORE is asked; it adds the ending ``.json`` to the name of the report."""
    folder = order.folder.resolve()
    define = folder / DEFINE
    return [
        *("validate", "-s", "sdtmig", "-v", order.version.replace(".", "-"), "-ct", f"sdtmct-{order.ct}"),
        *("-d", str(folder), "-o", str(report), "-of", "JSON", "-p", "disabled"),
        *(("-dxp", str(define)) if define.is_file() else ()),
    ]


def _started(words: Sequence[str], said: IO[bytes], patience: float) -> int | str:
    """Return the exit code of the command; as a text why there is none."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the command is the user's own, and no shell reads it
            words, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
    except FileNotFoundError:
        return "the command of CORE does not exist"
    except (OSError, ValueError):
        return "the command of CORE cannot be started"
    with _ended(process):
        try:
            return process.wait(patience)
        except subprocess.TimeoutExpired:
            return f"CORE did not come to an end within {patience:g} seconds"


@contextlib.contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Leave no process of CORE behind, whatever ends this run: it starts several."""
    try:
        yield
    finally:
        if process.poll() is None:
            with contextlib.suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            process.wait()


def _read(report: Path, code: int, package: Package, said: str) -> CoreRun:
    how = f"CORE ended with exit code {code}"
    try:
        if not report.is_file():
            return _failed(f"{how} and wrote no report", said)
        data = json.loads(report.read_bytes())
    except OSError:
        return _failed(f"{how} and wrote no report", said)
    except (ValueError, RecursionError):
        return _failed(f"{how}, and its report is no JSON", said)
    if code:
        return _failed(f"{how}; its report is not used", said)
    try:
        return core_run(data, package)
    except NoReport as fault:
        return _failed(f"the report of CORE has not the form that is known: {fault}", said)


def _failed(reason: str, said: str = "") -> CoreRun:
    return CoreRun(State.FAILED, reason, said=said)


def _end(said: IO[bytes]) -> str:
    """Return the end of what the command wrote."""
    size = said.seek(0, os.SEEK_END)
    said.seek(max(0, size - _SHOWN))
    return visible(said.read().decode("utf-8", "replace").strip(), keep="\n", longest=_SHOWN)

"""Runs an installed CDISC CORE on datasets of SDTM: a program of its own, in an environment of its own.

What is asked, and how, was held against CORE 0.17.1: its engine as published, and the options of ``validate`` in
``core.py`` of the repository cdisc-org/cdisc-rules-engine.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from nec_cdisc.problem.visible import visible
from nec_cdisc.records.package import Package
from nec_cdisc.validate.core_program import Program, program
from nec_cdisc.validate.core_report import CoreRun, NoReport, State, core_run

#: Seconds that CORE may take; a large study takes it an hour.
PATIENCE = 4 * 3600.0
#: The define.xml of a folder, where it has one.
DEFINE = "define.xml"
#: The namespace of Define-XML 2.0, and the bytes at the beginning of a file that declare it.
_DEFINE_20, _HEAD = b"http://www.cdisc.org/ns/def/v2.0", 65_536
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
        started = program(command)
    except ValueError as fault:
        return _failed(f"the command of CORE cannot be read: {fault}")
    files = files_of(order, package)
    if not files:
        return _failed("there is no dataset of SDTM that CORE could look at")
    with tempfile.TemporaryDirectory(prefix="nec-cdisc-core-") as name, (Path(name) / "said").open("w+b") as said:
        report = Path(name) / "report"
        places = (order.folder, order.folder.resolve(), started.folder, Path(name), Path(name).resolve(), Path.home())
        ended = _ended_with(started, arguments(order, files, report), said, patience)
        if isinstance(ended, str):
            return _failed(ended, _end(said))
        return _read(report.with_suffix(".json"), ended, package, places, _end(said))


def files_of(order: Order, package: Package) -> list[Path]:
    """Return the files of SDTM in the folder, those that we read: CORE would take any file below a folder for one."""
    folder = order.folder.resolve()
    files = dict.fromkeys(folder / table.file for table in package.tabulation)
    return sorted(path for path in files if path.is_file())


def arguments(order: Order, files: Sequence[Path], report: Path) -> list[str]:
    """Return what CORE is asked; it adds the ending ``.json`` to the name of the report.

    Define-XML 2.1 names the terminology itself, and CORE refuses to be told of it twice.
    """
    define = order.folder.resolve() / DEFINE
    described = define.is_file()
    terminology = ("-ct", f"sdtmct-{order.ct}") if not described or _is_20(define) else ()
    return [
        *("-s", "sdtmig", "-v", order.version.replace(".", "-"), *terminology),
        *(word for path in files for word in ("-dp", str(path))),
        *("-o", str(report), "-of", "JSON", "-p", "disabled"),
        *(("-dxp", str(define)) if described else ()),
    ]


def _is_20(define: Path) -> bool:
    with contextlib.suppress(OSError), define.open("rb") as file:
        return _DEFINE_20 in file.read(_HEAD)
    return False


def _ended_with(started: Program, asked: Sequence[str], said: IO[bytes], patience: float) -> int | str:
    """Return the exit code of the command; as a text why there is none."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the command is the user's own, and no shell reads it
            [*started.words, *asked],
            cwd=started.folder,
            env={**os.environ, "PYTHONHASHSEED": "0"},  # so that it lists the members of a set in the same order
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
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


def _read(report: Path, code: int, package: Package, places: Iterable[Path | None], said: str) -> CoreRun:
    how = f"CORE ended with exit code {code}"
    try:
        if not report.is_file():
            return _failed(f"{how} and wrote no report", said)
        data = json.loads(_placeless(report.read_text("utf-8"), places))
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


def _placeless(text: str, places: Iterable[Path | None]) -> str:
    """Return the text of a report without the folders of this machine, which CORE tells with what it could not read."""
    for place in sorted({f"{place}{os.sep}" for place in places if place is not None}, key=len, reverse=True):
        plain = json.dumps(place, ensure_ascii=False)[1:-1]
        for written in (json.dumps(plain, ensure_ascii=False)[1:-1], plain):
            text = text.replace(written, "")
    return text


def _failed(reason: str, said: str = "") -> CoreRun:
    return CoreRun(State.FAILED, reason, said=said)


def _end(said: IO[bytes]) -> str:
    """Return the end of what the command wrote."""
    size = said.seek(0, os.SEEK_END)
    said.seek(max(0, size - _SHOWN))
    return visible(said.read().decode("utf-8", "replace").strip(), keep="\n", longest=_SHOWN)

"""Publishes a set of files: written aside, then exchanged with the last set in one step; or not at all."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.problem import Place, Problem

STAGING = ".staging"
LOCK = ".lock"
_AT_CURRENT_FOLDER = -100
_EXCHANGE = 2


class NotWritten(Exception):
    """The outputs cannot be written; ``problem`` says why, and the last set stays as it was."""

    def __init__(self, problem: Problem) -> None:
        """Refuse to write."""
        super().__init__(problem.message)
        self.problem = problem


@contextlib.contextmanager
def locked(outputs: Path) -> Iterator[None]:
    """Hold the folder of outputs for one run; raises :class:`NotWritten` (RUN103) while another run holds it."""
    with reported(outputs):
        outputs.mkdir(parents=True, exist_ok=True)
        handle = os.open(outputs / LOCK, os.O_CREAT | os.O_RDWR, 0o644)
    try:
        if not _hold(handle):
            problem = Problem("RUN103", f"another run writes to {outputs.name}", Place(outputs.name))
            raise NotWritten(problem)
        yield
    finally:
        os.close(handle)  # releases the lock; the file stays, so that two runs never lock two files


@dataclass(slots=True)
class Stage:
    """A folder to write a set of files to, and the name under ``outputs`` that it gets in the end."""

    folder: Path
    name: str = ""


@contextlib.contextmanager
def staged(outputs: Path) -> Iterator[Stage]:
    """Give an empty folder to write a set of files to; it replaces ``outputs/<stage.name>`` when the block ends well.

    Where anything is raised inside, the folder goes and the last set stays. A full disk, a missing permission and the
    like are raised as :class:`NotWritten` (RUN102).
    """
    stage = Stage(outputs / STAGING / "new")
    with reported(outputs):
        shutil.rmtree(stage.folder, ignore_errors=True)
        stage.folder.mkdir(parents=True)
        try:
            yield stage
            _flush(stage.folder)
            replace(stage.folder, outputs / stage.name)
        finally:
            shutil.rmtree(outputs / STAGING, ignore_errors=True)


def replace(new: Path, old: Path) -> None:
    """Put a folder in the place of another one, which then stands where the new one was."""
    old.parent.mkdir(parents=True, exist_ok=True)
    if not old.exists():
        new.rename(old)
    elif not _exchange(new, old):
        aside = new.with_name(new.name + ".last")
        old.rename(aside)
        new.rename(old)


def discard(folder: Path) -> None:
    """Remove a folder of outputs that a later set has made void; one that is not there is no matter."""
    with reported(folder):
        if folder.exists():
            shutil.rmtree(folder)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can (Linux)."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    answer: int = call(_AT_CURRENT_FOLDER, os.fsencode(one), _AT_CURRENT_FOLDER, os.fsencode(other), _EXCHANGE)
    return answer == 0


def _flush(folder: Path) -> None:
    """Have the files on the disk before they take the place of the last set."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _hold(handle: int) -> bool:
    try:
        import fcntl  # noqa: PLC0415 - exists on POSIX only
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def reported(outputs: Path) -> Iterator[None]:
    """Turn the faults of the disk inside the block into :class:`NotWritten` (RUN102)."""
    try:
        yield
    except OSError as fault:
        message = f"{_named(fault, outputs)} cannot be written: {(fault.strerror or str(fault)).lower()}"
        raise NotWritten(Problem("RUN102", message, Place(outputs.name))) from fault


def _named(fault: OSError, outputs: Path) -> str:
    """Return the path at fault, as seen from the study folder."""
    path = Path(fault.filename) if isinstance(fault.filename, (str, os.PathLike)) else outputs
    return path.relative_to(outputs.parent).as_posix() if path.is_relative_to(outputs.parent) else path.name

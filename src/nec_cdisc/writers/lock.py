"""Holds the folder of outputs for one run at a time, and says who holds it."""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.disk_faults import NotWritten, reported

LOCK = ".lock"
#: Bytes of a lock file that are shown.
_SHOWN = 300
#: Locks of this process. A worker process that it forks gives them up at once: none must outlive the run.
_HANDLES: set[int] = set()


@contextlib.contextmanager
def held(outputs: Path) -> Iterator[None]:
    """Hold the folder of outputs, which is made where it is absent.

    The lock is the system's and goes with the process, so that a killed run never blocks the next one; what the file
    says is for people. Raises :class:`nec_cdisc.writers.disk_faults.NotWritten`: RUN103 while another run holds the
    folder, RUN102 where it cannot be written.
    """
    path = outputs / LOCK
    with reported(outputs):
        outputs.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o644)
    _HANDLES.add(handle)
    try:
        with reported(outputs):
            if not _hold(handle, path):
                _refuse(path)
        _sign(handle, f"process {os.getpid()} on {platform.node()}, {_command()}\n")
        try:
            yield
        finally:
            _sign(handle, "")
    finally:
        if handle in _HANDLES:
            _HANDLES.discard(handle)
            os.close(handle)  # frees it; the file stays, so that two runs never lock two files


def _give_up() -> None:
    """Close the locks of the process that this one was forked from, which keeps them."""
    while _HANDLES:
        os.close(_HANDLES.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_give_up)


def _hold(handle: int, path: Path) -> bool:
    try:
        import fcntl  # noqa: PLC0415 - exists on POSIX only
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        if fault.errno in {errno.EACCES, errno.EAGAIN}:
            return False
        raise OSError(fault.errno, "", str(path)) from fault
    return True


def _sign(handle: int, text: str) -> None:
    """Write who holds the folder. It is a courtesy: a full disk does not matter here, and is told where it does."""
    if handle not in _HANDLES:
        return
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, text.encode("utf-8", "replace"))


def _command() -> str:
    return " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])


def _refuse(path: Path) -> NoReturn:
    """Say that another run holds the folder, and which one, where it has signed already."""
    holder = ""
    with contextlib.suppress(OSError), path.open("rb") as file:
        holder = " ".join(file.read(_SHOWN).decode("utf-8", "replace").split())
    message = f"another run writes to {path.parent.name}{': ' if holder else ''}{holder}"
    raise NotWritten(Problem("RUN103", message, Place(f"{path.parent.name}/{LOCK}")))

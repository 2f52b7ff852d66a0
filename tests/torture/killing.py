"""Kills a piece of work at its fault points: in a child process, by the signal that nothing can catch."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

from nec_cdisc.writers import fault_points

Work = Callable[[], object]


def points(work: Work) -> list[str]:
    """Return the names of the fault points that a piece of work passes; it is done in a child process."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        _do(work, lambda point: os.write(write, f"{point}\n".encode()))
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as told:
        names = told.read().splitlines()
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, "the work fails without being killed"
    return names


def kill_at(number: int, work: Work) -> None:
    """Do a piece of work in a child process that is killed at the fault point of this number, counted from 0."""
    passed = iter(range(number + 1))

    def listen(_: str) -> None:
        if next(passed) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        _do(work, listen)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, f"the work ends before fault point {number}"


def do(work: Work) -> None:
    """Do a piece of work in a child process, to its end."""
    points(work)


def _do(work: Work, listen: Callable[[str], object]) -> None:
    """Do the work and leave the child process, whatever happens; never return to the tests."""
    code = 1
    try:
        fault_points.LISTENERS[:] = [listen]
        work()
        code = 0
    finally:
        os._exit(code)


def contents(folder: Path) -> dict[str, bytes] | None:
    """Return every file below a folder, hidden ones but the mark included; ``None`` where there is no folder."""
    if not folder.exists():
        return None
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".superseded")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

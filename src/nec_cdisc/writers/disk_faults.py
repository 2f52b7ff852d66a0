"""Faults of the disk while writing, as problems in our words."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from nec_cdisc.problem import Place, Problem

#: Folder below ``outputs`` in which a run writes before anything is published.
STAGING = ".staging"
#: Folder in it that holds the new folders, each under its own name.
NEW = "new"
#: In our words: those of the operating system depend on its language.
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk space allowed to you is used up",
    errno.EFBIG: "a file would be larger than the system allows",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission is denied",
    errno.EPERM: "permission is denied",
    errno.EEXIST: "something else stands in its place",
    errno.ENOTDIR: "a file or a link stands where a folder should be",
    errno.EISDIR: "a folder stands where a file should be",
    errno.ENOENT: "it went away during the run",
    errno.EBUSY: "it is a disk of its own, or another program holds it",
    errno.EXDEV: "it lies on another disk than the folder around it",
    errno.ENOLCK: "its disk cannot lock files",
    errno.EMFILE: "too many files are open",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EIO: "the disk reports a fault",
}


class NotWritten(Exception):
    """The outputs cannot be written; ``problem`` says why, and the last set stays as it was."""

    def __init__(self, problem: Problem) -> None:
        """Refuse to write."""
        super().__init__(problem.message)
        self.problem = problem


@contextlib.contextmanager
def reported(outputs: Path) -> Iterator[None]:
    """Turn the faults of the disk inside the block into :class:`NotWritten` (RUN102)."""
    try:
        yield
    except OSError as fault:
        known = errno.errorcode.get(fault.errno or 0, str(fault))
        reason = _REASONS.get(fault.errno or 0, f"the operating system reports {known}")
        message = f"{_named(fault, outputs)} cannot be written: {reason}"
        raise NotWritten(Problem("RUN102", message, Place(outputs.name))) from fault


def _named(fault: OSError, outputs: Path) -> str:
    """Return the path at fault, as seen from the study folder and by the name that it gets in the end."""
    path = Path(fault.filename) if isinstance(fault.filename, (str, os.PathLike)) else outputs
    staged = outputs / STAGING / NEW
    path = outputs / path.relative_to(staged) if path.is_relative_to(staged) else path
    return path.relative_to(outputs.parent).as_posix() if path.is_relative_to(outputs.parent) else path.name

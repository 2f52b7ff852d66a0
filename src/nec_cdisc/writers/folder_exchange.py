"""Puts a complete new folder in the place of an old one, so that a run that is killed in between can be continued.

Where the system can exchange two folders in one step (Linux), the place is never empty. What was done is told by what
is there, not by a note that could be lost: the old folder is marked before the exchange, so a folder aside that has no
mark waits for its exchange, and one that has it is the old one. Nothing depends on inode numbers or times, so this
holds for a copy of the folders, too.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.writers.fault_points import passed

#: An empty file in a folder that a newer one is about to replace.
MARK = ".superseded"
_AT_CURRENT_FOLDER = -100
_EXCHANGE = 2
#: What a system answers that knows no exchange, or not on this disk.
_UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A folder written aside (``new``), its place (``old``), and where the old folder goes meanwhile (``aside``)."""

    new: Path
    old: Path
    aside: Path

    def prepare(self) -> None:
        """Mark the old folder, where it is still to be exchanged. Raises ``OSError``."""
        if not self._done() and self.old.exists():
            (self.old / MARK).touch()
            flush_folder(self.old)
            passed(f"{self.old.name} is marked")

    def do(self) -> None:
        """Put the new folder in its place; what was done before is not done again. Raises ``OSError``."""
        if self._done():
            return
        if not self.old.exists():
            self.new.rename(self.old)
        elif not exchanged(self.new, self.old):
            self.old.rename(self.aside)
            passed(f"{self.old.name} is away")
            self.new.rename(self.old)
        passed(f"{self.old.name} is in place")

    def undo(self) -> None:
        """Put the old folder back, however far :meth:`do` came. Raises ``OSError``."""
        if (self.new / MARK).exists():
            exchanged(self.new, self.old)
        elif not self.new.exists() and self.old.exists():
            self.old.rename(self.new)
        if self.aside.exists():
            self.aside.rename(self.old)
        (self.old / MARK).unlink(missing_ok=True)

    def _done(self) -> bool:
        return not self.new.exists() or (self.new / MARK).exists()


@dataclass(frozen=True, slots=True)
class Removal:
    """A folder that a new set makes void (``old``), and where it goes before it is deleted (``aside``)."""

    old: Path
    aside: Path

    def prepare(self) -> None:
        """Nothing is needed: a folder that is gone tells that it was taken away."""

    def do(self) -> None:
        """Take the folder away in one step; one that is not there is no matter. Raises ``OSError``."""
        if self.old.exists():
            self.old.rename(self.aside)
        passed(f"{self.old.name} is away")

    def undo(self) -> None:
        """Put the folder back. Raises ``OSError``."""
        if self.aside.exists():
            self.aside.rename(self.old)


def require_folder(place: Path) -> None:
    """Raise ``OSError`` where a folder cannot take this place: a file or link stands there, or a disk of its own."""
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise NotADirectoryError(errno.ENOTDIR, "", str(place))
    if place.exists() and os.path.ismount(place):
        raise OSError(errno.EBUSY, "", str(place))


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return whether the system can do that at all. Raises ``OSError``."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if call(_AT_CURRENT_FOLDER, os.fsencode(one), _AT_CURRENT_FOLDER, os.fsencode(other), _EXCHANGE) == 0:
        return True
    fault = ctypes.get_errno()
    if fault in _UNKNOWN:
        return False
    raise OSError(fault, "", str(other))


def flush(folder: Path) -> None:
    """Have everything in a folder on the disk: files, then the folders that name them."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    for path in sorted((item for item in folder.rglob("*") if item.is_dir()), reverse=True):
        flush_folder(path)
    flush_folder(folder)


def flush_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can (POSIX)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno != errno.EINVAL:  # a disk that cannot flush folders
            raise
    finally:
        os.close(handle)


def copied(path: Path, target: Path) -> None:
    """Have a file or folder stand in a second place as well, without copying bytes where the disk allows it."""
    if path.is_dir() and not path.is_symlink():
        shutil.copytree(path, target, symlinks=True)
        return
    try:
        target.hardlink_to(path)
    except OSError:
        shutil.copy2(path, target, follow_symlinks=False)

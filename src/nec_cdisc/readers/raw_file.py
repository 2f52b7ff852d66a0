"""What holds for a raw file of any format: can it be opened, and is anything in it."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Cells, Problem

#: In our words: those of the operating system depend on its language.
_REASONS = {
    errno.ENOENT: "it is not there",
    errno.EACCES: "permission is denied",
    errno.EPERM: "permission is denied",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "a part of its path is no folder",
    errno.ELOOP: "its links lead in a circle",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EBUSY: "another program holds it open",
    errno.EMFILE: "too many files are open",
    errno.EIO: "the disk reports a fault",
}


def refuse(
    code: str,
    message: str,
    name: str,
    rows: Sequence[int] = (),
    column: str | None = None,
    *,
    nearest: str | None = None,
    next_step: str | None = None,
) -> NoReturn:
    """Refuse a raw file, located as well as is known.

    Raises:
        Unreadable: always.

    """
    cells = Cells(name, tuple(rows), column)
    raise Unreadable(Problem(code, message, cells=cells, nearest=nearest, next_step=next_step))


def require_content(path: Path, name: str) -> int:
    """Return the size of a raw file in bytes; refuse what is no ordinary file, cannot be opened or is empty.

    A pipe or device is refused before it is opened, since opening one may wait for ever.

    Raises:
        Unreadable: RAW102 or RAW106.

    """
    with os_errors_refused(name):
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, "")
        if not stat.S_ISREG(status.st_mode):
            message = f"{name} cannot be opened: it is no ordinary file but a pipe or a device."
            refuse("RAW102", message, name)
        with path.open("rb") as file:
            empty = not file.read(1)
    if empty:
        refuse("RAW106", f"{name} is empty: it has not even a header row.", name)
    return status.st_size


def listed(items: Sequence[object], most: int = 5) -> str:
    """Return items as text for a message: the first few of many."""
    text = ", ".join(str(item) for item in items[:most])
    return text if len(items) <= most else f"{text} and {len(items) - most} more"


def shortened(text: str, most: int = 40) -> str:
    """Return a declared text for a message, cut where it is longer than anybody would declare."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 row``, ``2 rows``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def os_errors_refused(name: str) -> Iterator[None]:
    """Turn an error of the operating system into the refusal of the raw file.

    Raises:
        Unreadable: RAW102.

    """
    try:
        yield
    except OSError as fault:
        known = errno.errorcode.get(fault.errno or 0, "unknown reason")
        reason = _REASONS.get(fault.errno or 0, f"the operating system reports {known}")
        refuse("RAW102", f"{name} cannot be opened: {reason}.", name)

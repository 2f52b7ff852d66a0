"""The passphrase of a key: from a file, else asked for where nobody sees it."""

from __future__ import annotations

from pathlib import Path

import click

from nec_cdisc.archive.signing_keys import is_locked
from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.disk_faults import NotWritten

#: Bytes of a file of a passphrase that are read.
_LARGEST = 4_096


def passphrase(key: Path, file: Path | None) -> bytes | None:
    """Return the passphrase of a key, ``None`` where it needs none.

    Raises :class:`~nec_cdisc.writers.disk_faults.NotWritten` (RPL001) for a key or a file that cannot be read.
    """
    if not is_locked(key):
        return None
    return from_file(file) if file is not None else str(click.prompt("Passphrase", hide_input=True)).encode()


def new_passphrase(file: Path | None) -> bytes:
    """Return the passphrase for a new key; it is asked for twice. Raises like :func:`passphrase`."""
    if file is not None:
        return from_file(file)
    return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=True)).encode()


def from_file(file: Path) -> bytes:
    """Return the first line of a file. Raises like :func:`passphrase`, also where that is blank."""
    try:
        with file.open("rb") as stream:
            line = stream.read(_LARGEST).split(b"\n", 1)[0].rstrip(b"\r")
    except OSError:
        line = b""
    if not line:
        raise NotWritten(Problem("RPL001", f"{file.name} holds no passphrase in its first line", Place(file.name)))
    return line

"""The payload of an archive as a folder: that of the archive itself, or of its tar, unpacked elsewhere."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
from pathlib import Path, PurePosixPath
from typing import IO, NoReturn

from nec_cdisc.archive.manifest import PAYLOAD
from nec_cdisc.archive.opened import Opened
from nec_cdisc.problem import Place, Problem
from nec_cdisc.problem.visible import visible
from nec_cdisc.writers.disk_faults import NotWritten

_PIECE = 1 << 20


def payload(path: Path, opened: Opened, folder: Path) -> Path:
    """Return the payload of an archive that was verified before, copied into a folder that is not there yet.

    Each file is copied under its own name as the verification read it, and its hash is looked at once more: what has
    changed between the two is refused. Raises :class:`~nec_cdisc.writers.disk_faults.NotWritten` (RPL030); ``OSError``.
    """
    wanted = {name: found.sha256 for name, found in opened.files.items() if name.startswith(PAYLOAD)}
    if path.is_dir():
        for name, sha256 in wanted.items():
            with (path / name).open("rb") as stream:
                _copied(stream, folder / name, sha256)
        return folder / PAYLOAD
    left = dict(wanted)
    try:
        with tarfile.open(path, "r:") as archive:
            for member in archive:
                name = PurePosixPath(*PurePosixPath(member.name).parts[1:]).as_posix()
                stored = archive.extractfile(member) if member.isfile() and name in left else None
                if stored is not None:
                    _copied(stored, folder / name, left.pop(name))
    except tarfile.TarError:
        _refuse(path.name)
    if left:
        _refuse(min(left))
    return folder / PAYLOAD


def _copied(stream: IO[bytes], path: Path, sha256: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as target:
        shutil.copyfileobj(stream, target, _PIECE)
    with path.open("rb") as written:
        if hashlib.file_digest(written, "sha256").hexdigest() != sha256:
            _refuse(path.name)


def _refuse(name: str) -> NoReturn:
    message = f"{visible(name)} changed after it was verified"
    raise NotWritten(Problem("RPL030", message, Place(visible(name))))

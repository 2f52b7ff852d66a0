"""An archive that was opened, as a folder or as a tar: its files with their hashes, and what may not stand there.

Nothing is unpacked and no link is followed. Whatever is kept in memory has a limit; content is read in pieces.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from nec_cdisc.archive.manifest import PAYLOAD
from nec_cdisc.archive.tar import Member, Reader, Refused, refuse
from nec_cdisc.problem import Place, Problem
from nec_cdisc.problem.visible import visible
from nec_cdisc.writers.run_record import RUN_RECORD

#: Files whose content is looked at, besides what stands beside the payload.
RECORD = f"{PAYLOAD}outputs/{RUN_RECORD}"
#: Bytes of all such files that are looked at, files in an archive, and signs in a name.
MOST_BYTES, MOST_FILES, LONGEST_NAME = 1 << 28, 1_000_000, 4_096
_PIECE = 1 << 20
#: Is told how many bytes of how many are read.
Tell = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Found:
    """A file of an archive: size and hashes, and its content where it is looked at."""

    size: int
    sha256: str
    sha512: str
    data: bytes | None = None

    def hash(self, algorithm: str) -> str:
        """Return one of the hashes by its name."""
        return self.sha256 if algorithm == "sha256" else self.sha512


@dataclass(slots=True)
class Opened:
    """An archive that was read: its files by name, and the problems of what may not stand in one.

    ``stopped`` says that a tar could be read up to its fault alone, ``room`` is what may still be kept in memory.
    """

    name: str
    files: dict[str, Found] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    room: int = MOST_BYTES
    stopped: bool = False

    def data(self, name: str) -> bytes:
        """Return the content of a file that is looked at; of one that is absent it is empty."""
        found = self.files.get(name)
        return b"" if found is None or found.data is None else found.data


def open_archive(path: Path, tell: Tell | None = None) -> Opened:
    """Read an archive, a folder or a tar. Nothing is raised for what lies there, whatever it is."""
    opened = Opened(path.name)
    tell = tell or (lambda _, __, ___: None)
    try:
        if path.is_dir():
            _folder(path, opened, tell)
        elif path.is_file():
            _tar(path, opened, tell)
        else:
            opened.problems.append(Problem("ARC120", f"there is no {path.name}", Place(path.name)))
            opened.stopped = True
    except OSError as fault:
        opened.stopped = True
        opened.problems.append(
            Problem("ARC120", f"{path.name} cannot be read: {type(fault).__name__}", Place(path.name))
        )
    return opened


def name_fault(name: str) -> str | None:
    """Return why a name may not stand in an archive, ``None`` for one that may."""
    parts = name.split("/")
    if len(name) > LONGEST_NAME:
        return "a name of absurd length"
    if "\0" in name or "\\" in name or any(part in {"", ".", ".."} for part in parts):
        return "a name that leads out of the folder, or that systems read differently"
    if PurePosixPath(name).is_absolute() or parts[0][1:2] == ":":
        return "a name that leads out of the folder"
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return "a name that is no text"
    return None


def _folder(path: Path, opened: Opened, tell: Tell) -> None:
    found = dict(_walk(path, opened))
    total, done = sum(found.values()), 0
    for name, size in sorted(found.items()):
        if len(opened.files) >= MOST_FILES:
            opened.problems.append(_harm("", f"more than {MOST_FILES:,} files"))
            return
        tell(done, total, name)
        try:
            with _plain(path / name) as stream:
                _read(name, iter(lambda: stream.read(_PIECE), b""), opened)
        except OSError:
            opened.problems.append(Problem("ARC121", f"{visible(name)} cannot be read", Place(visible(name))))
        done += size


def _plain(path: Path):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a stream of bytes
    """Open a file that is no link, whatever somebody puts there meanwhile. Raises ``OSError``."""
    return os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)), "rb")


def _walk(path: Path, opened: Opened) -> Iterator[tuple[str, int]]:
    """Yield each file below a folder with its size; what is no file is a problem, and links are not followed."""
    for folder, names, files in os.walk(path, followlinks=False, onerror=lambda fault: _unread(fault, path, opened)):
        names.sort()
        for name in sorted([*files, *names]):
            whole = Path(folder) / name
            relative = whole.relative_to(path).as_posix()
            mode = os.lstat(whole)
            fault = name_fault(relative)
            if fault is not None:
                opened.problems.append(_harm(relative, fault))
            elif stat.S_ISREG(mode.st_mode):
                yield relative, mode.st_size
            elif not stat.S_ISDIR(mode.st_mode):
                opened.problems.append(_harm(relative, "a link" if stat.S_ISLNK(mode.st_mode) else "no file"))
            elif not any(whole.iterdir()):
                place = Place(visible(relative))
                opened.problems.append(Problem("ARC123", f"{visible(relative)} is an empty folder", place))


def _unread(fault: OSError, path: Path, opened: Opened) -> None:
    name = Path(str(fault.filename)).relative_to(path).as_posix()
    opened.problems.append(Problem("ARC121", f"the folder {visible(name)} cannot be read", Place(visible(name))))


def _tar(path: Path, opened: Opened, tell: Tell) -> None:
    total = path.stat().st_size
    with path.open("rb") as stream:
        reader = Reader(stream)
        try:
            _members(reader, opened, lambda name: tell(reader.at, total, name))
        except Refused as refused:
            name = visible(refused.name.partition("/")[2] or path.name)
            code = "ARC128" if refused.harmful else "ARC129"
            behind = f", behind {visible(list(opened.files)[-1])}" if opened.files and not refused.name else ""
            opened.problems.append(Problem(code, f"{path.name}: {visible(refused.text)}{behind}", Place(name)))
            opened.stopped = True


def _members(reader: Reader, opened: Opened, tell: Callable[[str], None]) -> None:
    top, before = None, ""
    for member in reader.members():
        first, _, name = member.name.partition("/")
        top = top or first
        fault = name_fault(member.name) or (None if name else "a file outside the archive's folder")
        fault = fault or (None if first == top else "a file outside the archive's folder")
        fault = fault or ("a name that stands there twice" if name in opened.files else None)
        fault = fault or (f"more than {MOST_FILES:,} files" if len(opened.files) >= MOST_FILES else None)
        if fault is not None:
            refuse(f"{member.name}: {fault}", member.name, harmful=True)
        tell(name)
        _read(name, reader.pieces(member), opened)
        _in_form(member, name, before, opened)
        before = name


def _in_form(member: Member, name: str, before: str, opened: Opened) -> None:
    """Tell of an entry whose header or place is not that of an archive; its content may still be right."""
    if not member.exact:
        message = f"the header of {visible(name)} is not as it was written (owner, mode or time)"
        opened.problems.append(Problem("ARC129", message, Place(visible(name))))
    if name <= before:
        message = f"{visible(name)} stands behind {visible(before)}: the order of the files was changed"
        opened.problems.append(Problem("ARC129", message, Place(visible(name))))


def _read(name: str, pieces: Iterable[bytes], opened: Opened) -> None:
    """Take up size and hashes of a file, and its content where it is looked at and there is room for it."""
    sha256, sha512 = hashlib.sha256(), hashlib.sha512()
    size, kept = 0, []
    looked_at = name == RECORD or not name.startswith(PAYLOAD)
    for piece in pieces:
        size += len(piece)
        sha256.update(piece)
        sha512.update(piece)
        if looked_at and size <= opened.room:
            kept.append(piece)
    held = looked_at and size <= opened.room
    if looked_at and not held:
        opened.problems.append(_harm(name, f"a size of {size:,} bytes, which no such file has"))
    opened.room -= size if held else 0
    opened.files[name] = Found(size, sha256.hexdigest(), sha512.hexdigest(), b"".join(kept) if held else None)


def _harm(name: str, fault: str) -> Problem:
    return Problem("ARC128", f"{visible(name)}: {fault}", Place(visible(name)))

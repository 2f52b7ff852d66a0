"""A tar that has but one form: names sorted, no owner, one time, one mode; and a reader that believes nothing of one.

The reader takes a header apart by itself, as far as name and size, and then asks whether it is, byte for byte, the
header that this module writes for them. So whatever else a header may say is noticed.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, NoReturn

BLOCK = tarfile.BLOCKSIZE
#: What a file ends in: two empty blocks, filled up to a whole number of these.
RECORD = tarfile.RECORDSIZE
MODE = 0o644
#: Bytes that names and numbers of one entry may take where they do not fit into its header.
_MOST_EXTENDED = 1 << 16
_PIECE = 1 << 20
_FILE, _EXTENDED = b"0", b"x"
_PAX = re.compile(rb"(\d{1,6}) ([a-z]+)=")
#: What an entry is that harms whoever unpacks it, by its type in the header.
_KINDS = {
    b"1": "a link",
    b"2": "a link",
    b"3": "a device",
    b"4": "a device",
    b"5": "a folder entry",
    b"6": "a device",
    b"S": "a file with holes",
}
#: Entries that other programs write and no archive has: folders, long names of GNU, headers of all entries.
_HARMLESS = (b"5", b"L", b"g", b"\0")


class Refused(Exception):
    """A tar is not one that an archive is kept in; ``harmful`` where it is one that does harm."""

    def __init__(self, text: str, name: str = "", *, harmful: bool = False) -> None:
        """Refuse a tar, or one entry of it."""
        super().__init__(text)
        self.text, self.name, self.harmful = text, name, harmful


def refuse(text: str, name: str = "", *, harmful: bool = False) -> NoReturn:
    """Raise :class:`Refused`."""
    raise Refused(text, name, harmful=harmful) from None


@dataclass(frozen=True, slots=True)
class Member:
    """An entry as its header tells it; ``exact`` says whether the header is the one that an archive has."""

    name: str
    size: int
    exact: bool


def header(name: str, size: int, stamp: int) -> bytes:
    """Return the header of a file, which takes one block, or more for a long name or size."""
    told = tarfile.TarInfo(name)
    told.size, told.mtime, told.mode = size, stamp, MODE
    return told.tobuf(tarfile.PAX_FORMAT, "utf-8", "strict")


def padding(size: int) -> int:
    """Return how many zero bytes follow a file of this size."""
    return -size % BLOCK


def end(length: int) -> bytes:
    """Return what ends a tar of which so many bytes are written."""
    return bytes(2 * BLOCK + -(length + 2 * BLOCK) % RECORD)


@dataclass(slots=True)
class Reader:
    """Reads a tar once from its beginning to its end."""

    stream: IO[bytes]
    stamp: int | None = None
    at: int = 0

    def members(self) -> Iterator[Member]:
        """Yield the entries; read each with :meth:`pieces` before the next. Raises :class:`Refused`, ``OSError``."""
        while (block := self._take(BLOCK)) != bytes(BLOCK):
            yield self._member(block)
        self._ended()

    def pieces(self, member: Member) -> Iterator[bytes]:
        """Yield the content of an entry. Raises :class:`Refused` where the file ends before it; ``OSError``."""
        left = member.size
        while left:
            piece = self.stream.read(min(_PIECE, left))
            if not piece:
                refuse(f"the file ends within {member.name}", member.name)
            left -= len(piece)
            self.at += len(piece)
            yield piece
        if any(self._take(padding(member.size))):
            refuse(f"something stands behind {member.name} that does not belong to it", member.name)

    def _take(self, size: int) -> bytes:
        data = self.stream.read(size)
        self.at += len(data)
        if len(data) < size:
            refuse("the file ends too early")
        return data

    def _member(self, block: bytes) -> Member:
        told, extended, taken = _info(block), {}, block
        if told.type == _EXTENDED:
            if told.size > _MOST_EXTENDED:
                refuse("an entry has a name of absurd length", harmful=True)
            more = self._take(told.size + padding(told.size))
            extended = _pax(more[: told.size])
            block = self._take(BLOCK)
            taken, told = taken + more + block, _info(block)
        name, size = extended.get("path", told.name), told.size
        if "size" in extended:
            size = _number(extended["size"])
        if told.type != _FILE:
            kind = _KINDS.get(told.type, "something else than a file")
            refuse(f"{name} is {kind}", name, harmful=told.type not in _HARMLESS)
        if self.stamp is None:
            self.stamp = int(told.mtime)
        return Member(name, size, _is_exact(taken, name, size, self.stamp))

    def _ended(self) -> None:
        before = self.at - BLOCK
        rest = end(before)[BLOCK:]
        if self.stream.read(len(rest) + 1) != rest:
            refuse("something stands behind its end, or its end is cut")


def _is_exact(taken: bytes, name: str, size: int, stamp: int) -> bool:
    try:
        return header(name, size, stamp) == taken
    except (ValueError, UnicodeError):
        return False


def _info(block: bytes) -> tarfile.TarInfo:
    """Return a header as far as it can be read. Raises :class:`Refused`."""
    try:
        told = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
    except (tarfile.HeaderError, ValueError, UnicodeError, OverflowError):
        refuse("a header in it is damaged")
    if told.size < 0:
        refuse(f"{told.name} has an absurd size", told.name, harmful=True)
    # The library takes a file whose name ends in a stroke for a folder.
    told.type = block[156:157] if told.type == tarfile.DIRTYPE else told.type
    return told


def _pax(data: bytes) -> dict[str, str]:
    """Return the names and numbers that did not fit into a header. Raises :class:`Refused`."""
    said: dict[str, str] = {}
    while data:
        found = _PAX.match(data)
        length = int(found[1]) if found else 0
        if found is None or not found.end() < length <= len(data):
            refuse("a header in it is damaged")
        try:
            said[found[2].decode("ascii")] = data[found.end() : length - 1].decode("utf-8")
        except UnicodeDecodeError:
            refuse("a header in it is damaged")
        data = data[length:]
    return said


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,15}", text):
        refuse("an entry has an absurd size", harmful=True)
    return int(text)

"""Reads an authored file as text: UTF-8, of a sensible size, without signs that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.problem import Place, Problem

#: The largest authored file that is read, in bytes.
SIZE_LIMIT = 2_000_000

_LINE_END = re.compile(r"\r\n|\r|\n")
#: Signs that stand in no text: no keyboard types them.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# No-break, zero-width and direction signs, byte order marks inside the text, and the line ends that only Unicode knows.
_INVISIBLE = re.compile("[\x85\xa0\xad\u200b\u200e\u200f\u2028-\u202f\u2060\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file and its lines; ``problem`` says why it cannot be used.

    ``lines`` stand for code frames even where there is a problem, as far as the file could be decoded.
    """

    text: str
    lines: tuple[str, ...]
    problem: Problem | None = None


def read_text(path: Path, name: str) -> SourceText:
    """Return the text of an authored file; never raises for what stands in the file or is not there."""
    data = _bytes(path, name)
    if isinstance(data, Problem):
        return SourceText("", (), data)
    text = data.decode("utf-8-sig", errors="replace")
    return SourceText(text, split_lines(text), _fault(data, text, name))


def entries(folder: Path, name: str) -> list[Path] | Problem:
    """Return what stands in a folder, sorted by name; nothing where there is no folder.

    A folder that may not be read is a problem: its files would be passed over in silence.
    """
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as fault:
        return Problem("SRC101", f"the folder {name} cannot be read{_reason(fault)}", Place(name))


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text without their ends, counted as editors and YAML do."""
    return tuple(_LINE_END.split(text))


def place_at(text: str, offset: int, name: str) -> Place:
    """Return the place of an offset in a text."""
    above = _LINE_END.split(text[:offset])
    # Between \r and \n the line has not ended yet.
    return Place(name, len(above), len(above[-1]) + 1)


def _bytes(path: Path, name: str) -> bytes | Problem:
    """Read at most a byte more than the limit: a device or a pipe is no regular file and is not touched."""
    try:
        if not path.is_file():
            what = "is not a file" if path.exists() else "does not exist"
            return Problem("SRC101", f"{name} {what}", Place(name))
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as fault:
        return Problem("SRC101", f"{name} cannot be read{_reason(fault)}", Place(name))
    if len(data) > SIZE_LIMIT:
        return Problem("SRC102", f"{name} is larger than {SIZE_LIMIT // 1_000_000} MB", Place(name))
    return data


def _reason(fault: Exception) -> str:
    """Return the reason that a reader can act on; the words of the operating system depend on its language."""
    return ": permission is denied" if isinstance(fault, PermissionError) else ""


def _fault(data: bytes, text: str, name: str) -> Problem | None:
    """Return the first reason not to use the text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem("SRC103", f"{name} is written in UTF-16, not in UTF-8", Place(name, 1, 1))
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        # The reason's position counts bytes after a byte order mark.
        start = 3 if data.startswith(b"\xef\xbb\xbf") else 0
        place = place_at(data[start : start + fault.start].decode("utf-8"), fault.start, name)
        return Problem("SRC103", f"{name} is not UTF-8: byte {data[start + fault.start]:02X} is no letter", place)
    if not text.strip():
        return Problem("SRC105", f"{name} is empty", Place(name, 1, 1))
    return _sign(text, name)


def _sign(text: str, name: str) -> Problem | None:
    """Return the first sign that no authored text holds."""
    if found := CONTROL.search(text):
        place = place_at(text, found.start(), name)
        return Problem("SRC104", f"control character U+{ord(found.group()):04X}", place)
    if found := _INVISIBLE.search(text):
        sign = found.group()
        label = unicodedata.name(sign, "next line").lower()
        return Problem(
            "SRC106", f"invisible character U+{ord(sign):04X} ({label})", place_at(text, found.start(), name)
        )
    return None

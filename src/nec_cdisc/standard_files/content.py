"""Opens a file of a standard: whole, of a sensible size, and told by its first bytes what kind of file it is."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.readers.raw_file import os_errors_refused, refuse, require_content
from nec_cdisc.standard_files.gathering import LONGEST_CELL

#: The largest file in bytes; all of SDTM terminology as ODM has 25 MB.
LARGEST = 100_000_000
_OTHER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


class Kind(StrEnum):
    """How a file is written."""

    WORKBOOK = "workbook"
    XML = "XML"
    JSON = "JSON"
    TEXT = "text"


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """A file of a standard: its bytes, what problems call it, and its kind."""

    path: Path
    name: str
    data: bytes
    kind: Kind

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def text(self) -> str:
        """Return the file as text.

        Raises:
            Unreadable: TRM101, with the line that is no UTF-8.

        """
        try:
            text = self.data.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            start = 3 if self.data.startswith(codecs.BOM_UTF8) else 0
            line = self.data.count(b"\n", 0, start + fault.start) + 1
            byte = self.data[start + fault.start]
            message = f"{self.name} is not UTF-8: byte {byte:02X} in line {line} is no letter."
            refuse("TRM101", message, self.name, (line,), next_step="Save it as UTF-8, or load the published ODM file.")
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            refuse("TRM101", f"{self.name} has a zero byte in line {line}: it is no text.", self.name, (line,))
        return text

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows of a text file with their lines: cells between tabs, or between commas with quotes.

        Raises:
            Unreadable: TRM101.

        """
        text = self.text()
        header = text.partition("\n")[0]
        if "\t" in header:
            rows = enumerate((line.removesuffix("\r").split("\t") for line in text.split("\n")), start=1)
            yield from self._checked((line, [_unquoted(cell) for cell in cells]) for line, cells in rows if any(cells))
            return
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in header else ",", strict=True)
        try:
            yield from self._checked((reader.line_num, cells) for cells in reader if any(cells))
        except csv.Error as fault:
            message = f"{self.name}, line {reader.line_num}: {fault}."
            refuse("TRM101", message, self.name, (reader.line_num,))

    def _checked(self, rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
        for line, cells in rows:
            require_short(cells, line, self.name)
            yield line, [cell.strip() for cell in cells]


def require_short(cells: list[str], line: int, name: str) -> None:
    """Refuse a row with a cell that is longer than any published one.

    Raises:
        Unreadable: TRM101.

    """
    longest = max(map(len, cells), default=0)
    if longest > LONGEST_CELL:
        message = f"{name}, row {line}: a cell of {longest:,} characters; published ones have {LONGEST_CELL:,} at most."
        refuse("TRM101", message, name, (line,))


def opened(path: Path) -> Content:
    """Open a file; problems call it by its own name, without the folders of this machine.

    Raises:
        Unreadable: TRM101.

    """
    name = path.name
    try:
        size = require_content(path, name)
    except Unreadable as fault:  # the words of its code are about raw files
        said = f"{name} is empty." if fault.problem.code == "RAW106" else fault.problem.message
        refuse("TRM101", said, name, next_step="Check the name of the file and its permissions.")
    if size > LARGEST:
        refuse("TRM101", f"{name} has {size // 1_000_000:,} MB; at most {LARGEST // 1_000_000:,} are read.", name)
    with os_errors_refused(name):
        data = path.read_bytes()
    return Content(path, name, data, _kind(data, name))


def _kind(data: bytes, name: str) -> Kind:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = f"{name} is in the workbook format before .xlsx, or protected by a password."
        refuse("TRM101", message, name, next_step="Save it as .xlsx, or load the published text or ODM file.")
    if data.startswith(_OTHER_MARKS):
        step = "Save it as UTF-8, or load the file as it was published."
        refuse("TRM101", f"{name} is written in UTF-16 or UTF-32, not in UTF-8.", name, next_step=step)
    if data.startswith(b"PK\x03\x04"):
        return Kind.WORKBOOK
    start = data.removeprefix(codecs.BOM_UTF8)[:1000].lstrip()[:1]
    return Kind.XML if start == b"<" else Kind.JSON if start in {b"{", b"["} else Kind.TEXT


def _unquoted(cell: str) -> str:
    """Return a cell without the quotes that a spreadsheet sets around it when it saves text between tabs."""
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if quoted else cell

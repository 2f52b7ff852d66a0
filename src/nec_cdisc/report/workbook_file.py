"""Writes a workbook whose bytes depend on its content alone, with long tables, and without a formula."""

from __future__ import annotations

import datetime as dt
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import canonicalize

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from nec_cdisc.report.table import FORMULA

#: Lines that a sheet holds besides its header: half of what the format allows, so that programs still open it.
LINES = 500_000
#: Characters (UTF-16) that the format allows in a cell.
LONGEST = 32_767
CUT = "… (cut: the whole text is in the CSV file)"
#: Control characters that XML cannot hold are shown by their pictures; a tab and a line break stay.
_SIGNS = {code: chr(0x2400 + code) for code in range(32) if code not in {9, 10}}
_SIGNS |= dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
_MARKUP = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_WRITTEN = _SIGNS | _MARKUP
#: What spreadsheets read as an escaped character: ``_x0041_`` would be shown as A.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
#: Points of a line of text, and of the tallest line of a sheet.
LINE, TALLEST = 13.5, 405.0
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: The first day that a zip file can hold.
_EARLIEST = dt.date(1980, 1, 1)
_ROWS_END = b"</sheetData>"
#: What stands behind the settings of the printed page in the order that the format wants.
_PAGE_END = b"</headerFooter>"

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines below the header of a sheet.

    ``cells`` gives them anew at each call; ``widths`` are those of the columns in characters, ``styles`` the numbers of
    their styles, ``quoted`` those for texts that begin like a formula.
    """

    count: int
    cells: Callable[[], Iterable[Sequence[Cell]]]
    widths: Sequence[float]
    styles: Sequence[int]
    quoted: Sequence[int]


def save(book: Workbook, lines: Mapping[str, Lines], path: Path, day: dt.date) -> None:
    """Write a workbook with ``lines`` below the headers of its sheets; the file replaces the last one as a whole.

    ``day`` is its time stamp. Nothing is compressed: compressors differ between machines, and with them the bytes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft, new = path.with_name(path.name + ".draft"), path.with_name(path.name + ".new")
    book.properties.created = book.properties.modified = dt.datetime.combine(day, dt.time())
    core = tostring(book.properties.to_tree())
    parts = {f"xl/worksheets/sheet{book.sheetnames.index(name) + 1}.xml": held for name, held in lines.items()}
    try:
        book.save(draft)
        for wide in (False, True):
            try:
                _repack(draft, new, {"docProps/core.xml": core}, parts, max(day, _EARLIEST), wide=wide)
                break
            except (RuntimeError, zipfile.LargeZipFile):  # a sheet of more than 2 GB needs wide entries
                if wide:
                    raise
        os.replace(new, path)  # noqa: PTH105 - Path.replace says the same; os.replace names the atomic call
    finally:
        draft.unlink(missing_ok=True)
        new.unlink(missing_ok=True)


def _repack(
    draft: Path, new: Path, fixed: Mapping[str, bytes], parts: Mapping[str, Lines], day: dt.date, *, wide: bool
) -> None:
    """Copy a workbook part by part, so that order of attributes, time stamps and compression are ours."""
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(new, "w", allowZip64=True) as archive:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            xml = _canonical(fixed.get(name) or old.read(name))
            with archive.open(entry, "w", force_zip64=wide and name in parts) as part:
                if name in parts:
                    _write_lines(part, xml, parts[name])
                else:
                    part.write(xml)


def _canonical(xml: bytes) -> bytes:
    """Return a part in the one way of writing it: two libraries that write XML differ in blanks and order."""
    return _DECLARATION + canonicalize(xml.decode("utf-8")).encode("utf-8")


def _write_lines(part: IO[bytes], xml: bytes, lines: Lines) -> None:
    """Write a sheet with lines below its header."""
    before, _, after = xml.partition(_ROWS_END)
    letters = [get_column_letter(number) for number in range(1, len(lines.styles) + 1)]
    area = f"A1:{letters[-1]}{lines.count + 1}"
    part.write(re.sub(rb'<dimension ref="[^"]*">', f'<dimension ref="{area}">'.encode(), before, count=1))
    for number, cells in enumerate(lines.cells(), start=2):
        part.write(row(number, letters, cells, lines).encode("utf-8"))
    ignored = f'<ignoredErrors><ignoredError numberStoredAsText="1" sqref="{area}"></ignoredError></ignoredErrors>'
    part.write(_ROWS_END + after.replace(_PAGE_END, _PAGE_END + ignored.encode(), 1))


def row(number: int, letters: Sequence[str], cells: Sequence[Cell], lines: Lines) -> str:
    """Return a line of a sheet: texts as texts, whatever they look like, never as formulas."""
    tall = height(cells, lines.widths)
    return f'<row r="{number}" ht="{tall:g}">{"".join(_cells(number, letters, cells, lines))}</row>'


def height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """Return how tall a line must be, in points, to show its texts wrapped; a program that is asked to fits it better.

    >>> height(["short", "a text that is longer than its column"], [10, 20])
    27.0
    """
    lines = 1
    for cell, width in zip(cells, widths, strict=True):
        if isinstance(cell, str) and (len(cell) > width or "\n" in cell):
            lines = max(lines, sum(1 + int(len(part) / width) for part in cell.split("\n")))
    return min(lines * LINE, TALLEST)


def _cells(number: int, letters: Sequence[str], cells: Sequence[Cell], lines: Lines) -> Iterator[str]:
    for letter, cell, style, quoted in zip(letters, cells, lines.styles, lines.quoted, strict=True):
        if cell is None:
            yield f'<c r="{letter}{number}" s="{style}"/>'
        elif isinstance(cell, int):
            yield f'<c r="{letter}{number}" s="{style}"><v>{cell}</v></c>'
        else:
            used = quoted if cell.startswith(FORMULA) else style
            text = shown(cell)
            yield (
                f'<c r="{letter}{number}" s="{used}" t="inlineStr"><is><t xml:space="preserve">'
                f"{_ESCAPE.sub('_x005F_', text).translate(_WRITTEN)}</t></is></c>"
            )


def shown(text: str) -> str:
    r"""Return a text as a cell can hold it: without control characters, and no longer than the format allows.

    >>> shown("a\x07b\r\nc")
    'a␇b\nc'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_SIGNS)
    if len(text) > LONGEST // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST:
        text = text[: LONGEST // 2 - len(CUT)] + CUT
    return text

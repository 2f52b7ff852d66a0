"""Writes a workbook whose bytes depend on its content alone, with long tables, and without a formula."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

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
#: The first day that a zip file can hold.
_EARLIEST = dt.date(1980, 1, 1)
#: A sheet as it is laid out: what stands before and behind the two lines that show the styles of its table.
_LAID_OUT = re.compile(
    rb'(.*)<row r="2"[^>]*>((?:<c r="\w+" s="\d+"/>)+)</row><row r="3"[^>]*>((?:<c r="\w+" s="\d+"/>)+)</row>'
    rb"(</sheetData>.*)",
    re.DOTALL,
)
_STYLE = re.compile(rb' s="(\d+)"')
_AREA = re.compile(rb'(<dimension ref=")[^"]*')

Cell = str | int | None
#: What a cell looks like, by the names of the library's properties.
Style = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines below the header of a sheet.

    ``cells`` gives them anew at each call; ``widths`` are those of the columns in characters, ``styles`` their looks.
    """

    count: int
    cells: Callable[[], Iterable[Sequence[Cell]]]
    widths: Sequence[float]
    styles: Sequence[Style]


class Book:
    """A workbook: its sheets are laid out, long tables are given as lines, and ``save`` writes it as a whole."""

    def __init__(self, title: str, day: dt.date) -> None:
        """Begin a workbook without a sheet; ``day`` is its time stamp."""
        self._laid_out = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._laid_out, {"in_memory": True})
        made = dt.datetime.combine(day, dt.time())
        self._book.set_properties({"title": title, "author": "nec-cdisc", "created": made})
        self._day = max(day, _EARLIEST)
        self._lines: dict[str, Lines] = {}
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def add_sheet(self, name: str) -> Worksheet:
        """Return a new sheet, the last of the workbook."""
        return self._book.add_worksheet(name)

    def format(self, style: Style, *, quoted: bool = False) -> Format:
        """Return the format of a style; that of a text which begins like a formula is ``quoted``."""
        properties = {**style, "quote_prefix": True} if quoted else dict(style)
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    def add_lines(self, sheet: Worksheet, lines: Lines) -> None:
        """Let a sheet have lines below its header in row 1, written when the workbook is saved."""
        for row, quoted in ((1, False), (2, True)):  # they tell the numbers of the styles
            for column, style in enumerate(lines.styles):
                sheet.write_blank(row, column, None, self.format(style, quoted=quoted))
        sheet.ignore_errors({"number_stored_as_text": _area(lines)})
        number = self._book.worksheets().index(sheet) + 1
        self._lines[f"xl/worksheets/sheet{number}.xml"] = lines

    def save(self, path: Path) -> None:
        """Write the workbook; the file replaces the last one as a whole.

        Nothing is compressed: compressors differ between machines, and with them the bytes.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self._book.close()
        new = path.with_name(path.name + ".new")
        try:
            try:
                self._pack(new, wide=False)
            except (RuntimeError, zipfile.LargeZipFile):  # a sheet of more than 2 GB needs wide entries
                self._pack(new, wide=True)
            os.replace(new, path)  # noqa: PTH105 - Path.replace says the same; os.replace names the atomic call
        finally:
            new.unlink(missing_ok=True)

    def _pack(self, new: Path, *, wide: bool) -> None:
        """Copy the workbook part by part, with its lines."""
        day = self._day
        with zipfile.ZipFile(self._laid_out) as old, zipfile.ZipFile(new, "w", allowZip64=True) as archive:
            for name in old.namelist():
                entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
                entry.create_system, entry.external_attr = 3, 0o644 << 16
                lines = self._lines.get(name)
                with old.open(name) as given, archive.open(entry, "w", force_zip64=wide and lines is not None) as part:
                    if lines is None:
                        shutil.copyfileobj(given, part)
                    else:
                        _write_lines(part, given.read(), lines)


def _area(lines: Lines) -> str:
    return f"A1:{xl_col_to_name(len(lines.styles) - 1)}{lines.count + 1}"


def _write_lines(part: IO[bytes], xml: bytes, lines: Lines) -> None:
    """Write a sheet with lines below its header, in place of those that show their styles."""
    laid_out = _LAID_OUT.fullmatch(xml)
    if laid_out is None:
        message = "the library that lays out sheets writes rows in another way than expected"
        raise ValueError(message)
    before, plain, quoted, after = laid_out.groups()
    styles = [int(style) for style in _STYLE.findall(plain)], [int(style) for style in _STYLE.findall(quoted)]
    letters = [xl_col_to_name(column) for column in range(len(lines.styles))]
    part.write(_AREA.sub(rb"\g<1>" + _area(lines).encode(), before, count=1))
    for number, cells in enumerate(lines.cells(), start=2):
        tall = height(cells, lines.widths)
        written = "".join(_cells(number, letters, cells, *styles))
        part.write(f'<row r="{number}" ht="{tall:g}">{written}</row>'.encode())
    part.write(after)


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


def _cells(
    number: int, letters: Sequence[str], cells: Sequence[Cell], styles: Sequence[int], quoted: Sequence[int]
) -> Iterator[str]:
    """Return the cells of a line: texts as texts, whatever they look like, never as formulas."""
    for letter, cell, style, quoting in zip(letters, cells, styles, quoted, strict=True):
        if cell is None:
            yield f'<c r="{letter}{number}" s="{style}"/>'
        elif isinstance(cell, int):
            yield f'<c r="{letter}{number}" s="{style}"><v>{cell}</v></c>'
        else:
            used = quoting if cell.startswith(FORMULA) else style
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

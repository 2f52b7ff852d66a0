"""Opens a workbook and gives the cells of one sheet row by row."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from openpyxl import load_workbook

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.readers.archive import require_harmless
from nec_cdisc.readers.raw_file import listed, os_errors_refused, refuse, require_content
from nec_cdisc.readers.typed_cells import Shown
from nec_cdisc.source.nearest import nearest

#: Rows that a sheet of any spreadsheet program can have.
MOST_ROWS = 1_048_576
#: Cells that are read, blank ones among them; a workbook of that size belongs into a CSV file.
MOST_CELLS = 50_000_000
#: The first bytes of a workbook with a password, and of one in the format before .xlsx.
_OLD = b"\xd0\xcf\x11\xe0"
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]{0,200}?ref="([A-Z0-9:]+)"')
#: Parts of a number format that are no sign of date or time: quoted and escaped text, colours, AM/PM.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|am/pm|a/p')
_FORMULA_CELL = "f"
#: Bytes of a sheet that are looked through at a time.
_PIECE = 1 << 20
_TEXT_CELLS = {"s", "str", "inlineStr"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of an open workbook.

    ``others`` are the titles of the further sheets that are not hidden.
    """

    path: Path
    name: str
    title: str
    others: tuple[str, ...]
    sheet: Any

    def rows(self) -> Iterator[Sequence[Any]]:
        """Give the cells row by row from row 1 and column A, rows that the file leaves out as empty."""
        return _rows(self.sheet, self.path, self.name)

    def merged(self) -> list[str]:
        """Return the addresses of merged cells."""
        return [found.decode() for piece in self._source() for found in _MERGED.findall(piece)]

    def uncalculated(self) -> list[tuple[int, int]]:
        """Return row and place (from 0) of the formulas that have no stored value."""
        if not any(_FORMULA.search(piece) for piece in self._source()):
            return []
        # A stored value and its formula cannot be seen at one time; only a workbook with formulas is read twice.
        book = load_workbook(self.path, read_only=True, data_only=False)
        with closing(book):
            return [
                (number, place)
                for number, (stored, written) in enumerate(
                    zip(self.rows(), _rows(book[self.title], self.path, self.name), strict=True), start=1
                )
                for place, (value, cell) in enumerate(zip(stored, written, strict=True))
                if cell.data_type == _FORMULA_CELL and value.value is None and value.data_type not in _TEXT_CELLS
            ]

    def _source(self) -> Iterator[bytes]:
        """Give the sheet as it is stored, in pieces that end where an element does."""
        rest = b""
        with zipfile.ZipFile(self.path) as archive:
            path = self.sheet._worksheet_path  # noqa: SLF001 - the library tells it nowhere else
            with archive.open(path) as stored:
                while piece := stored.read(_PIECE):
                    whole, end, rest = (rest + piece).rpartition(b">")
                    yield whole + end
        yield rest


@contextmanager
def opened(path: Path, name: str, sheet: str | None) -> Iterator[Sheet]:
    """Open one sheet of a workbook: the one of this title, else the first one that is not hidden.

    Raises:
        Unreadable: RAW121, RAW122, RAW127, RAW128, or where the file cannot be opened.

    """
    require_content(path, name)
    with os_errors_refused(name), damage_refused(path, name), warnings.catch_warnings():
        # The library warns of what it drops (styles, extensions); none of it is a value.
        warnings.simplefilter("ignore")
        require_harmless(path, name)
        with closing(load_workbook(path, read_only=True, data_only=True)) as book:
            yield _chosen(book, path, name, sheet)


@contextmanager
def damage_refused(path: Path, name: str) -> Iterator[None]:
    """Turn what the library raises into the refusal of the workbook: it trusts its files, so damage shows anywhere.

    Raises:
        Unreadable: RAW121.

    """
    try:
        yield
    except (Unreadable, OSError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - the library raises whatever its parsers do
        _refuse_damaged(path, name)


def _refuse_damaged(path: Path, name: str) -> NoReturn:
    with path.open("rb") as file:
        old = file.read(4) == _OLD
    kind = "it is protected by a password, or in the format before .xlsx" if old else "it is damaged"
    refuse("RAW121", f"{name} cannot be read as a workbook: {kind}.", name)


def _chosen(book: Any, path: Path, name: str, wanted: str | None) -> Sheet:
    titles = [sheet.title for sheet in book.worksheets]
    visible = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not titles:
        refuse("RAW106", f"{name} is empty: it has no sheet with cells.", name)
    title = wanted if wanted is not None else (visible or titles)[0]
    if title not in titles:
        message = f"{name} has no sheet {title!r}. It has {listed([repr(known) for known in titles], 20)}."
        refuse("RAW122", message, name, nearest=nearest(title, titles))
    return Sheet(path, name, title, tuple(other for other in visible if other != title), book[title])


def _rows(sheet: Any, path: Path, name: str) -> Iterator[Sequence[Any]]:
    # Some programs state a wrong extent; without one the library gives what is there.
    sheet.reset_dimensions()
    cells = 0
    with damage_refused(path, name):
        for number, row in enumerate(sheet.iter_rows(min_row=1, min_col=1), start=1):
            cells += len(row)
            if number > MOST_ROWS or cells > MOST_CELLS:
                what = f"more than {MOST_ROWS:,} rows" if number > MOST_ROWS else f"more than {MOST_CELLS:,} cells"
                refuse("RAW127", f"The sheet of {name} has {what}.", name)
            yield row


@lru_cache(maxsize=1024)
def shown_by(number_format: str) -> Shown:
    """Return how precisely a number format shows a date or time."""
    signs = _LITERAL.sub("", number_format.split(";", maxsplit=1)[0].lower())
    if "s" in signs:
        return Shown.SECOND
    return Shown.MINUTE if "h" in signs or "[m" in signs else Shown.DAY

"""Reads single cells of the Arrow files of lineage where they lie; importing Arrow would take longer than the answer.

Where the columns lie is told by :mod:`nec_cdisc.lineage.column_places` when the files are written.
"""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

#: How Python calls whole numbers of so many bytes, and the bytes that an Arrow file begins and ends with.
_KINDS: Mapping[int, Literal["b", "h", "i"]] = {1: "b", 2: "h", 4: "i"}
_MAGIC = b"ARROW1"


class ColumnFile:
    """The columns of one file; ``records`` says how many cells each has.

    Raises ``OSError`` or ``ValueError`` where the file is gone, or is not the one whose ``places`` were told.
    """

    def __init__(self, path: Path, places: Mapping[str, Any]) -> None:
        """Map a file into memory without reading it."""
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if len(self._data) != places["size"] or self._data[:6] != _MAGIC or self._data[-6:] != _MAGIC:
            message = "not the file that was written"
            raise ValueError(message)
        self._view = memoryview(self._data)
        self.records: int = places["records"]
        self._places: Mapping[str, Sequence[int]] = places["columns"]

    @property
    def names(self) -> list[str]:
        """The columns."""
        return list(self._places)

    def numbers(self, name: str) -> memoryview:
        """Return a column of whole numbers, or the numbers of its texts."""
        width, start, *_ = self._places[name]
        return self._view[start : start + width * self.records].cast(_KINDS[width]) if self.records else memoryview(b"")

    def texts(self, name: str) -> list[str]:
        """Return the distinct texts of a column."""
        return [self._text(name, number) for number in range(self._places[name][3])]

    def text(self, name: str, position: int) -> str | None:
        """Return a cell of a column of texts, ``None`` where it is missing."""
        bits = self._places[name][2]
        if bits >= 0 and not self._data[bits + position // 8] >> position % 8 & 1:
            return None
        return self._text(name, self.numbers(name)[position])

    def equal(self, name: str, text: str) -> list[int]:
        """Return the cells that hold a text."""
        texts = self.texts(name)
        if text not in texts:
            return []
        found = self.where(name, texts.index(text))
        bits = self._places[name][2]
        return found if bits < 0 else [at for at in found if self._data[bits + at // 8] >> at % 8 & 1]

    def where(self, name: str, number: int, first: int = 0, last: int | None = None) -> list[int]:
        """Return where a column has a number, among the cells from ``first`` to before ``last``."""
        width, start, *_ = self._places[name]
        end = start + width * (self.records if last is None else last)
        if not self.records or number.bit_length() >= 8 * width:
            return []
        wanted = number.to_bytes(width, "little", signed=True)
        found: list[int] = []
        at = self._data.find(wanted, start + width * first, end)
        while at >= 0:
            aside = (at - start) % width
            if not aside:
                found.append((at - start) // width)
            at = self._data.find(wanted, at + width - aside, end)
        return found

    def among(self, name: str, numbers: Collection[int], first: int, last: int) -> list[int]:
        """Return where a column has one of several numbers, among the cells from ``first`` to before ``last``."""
        if len(numbers) == 1:
            return self.where(name, next(iter(numbers)), first, last)
        held, wanted = self.numbers(name)[first:last].tolist(), frozenset(numbers)
        return [first + at for at, number in enumerate(held) if number in wanted]

    def between(self, name: str, least: int, most: int, first: int, last: int) -> range:
        """Return where a column, sorted from ``first`` to before ``last``, has numbers from ``least`` to ``most``."""
        held = self.numbers(name)
        return range(bisect_left(held, least, first, last), bisect_left(held, most + 1, first, last))

    def _text(self, name: str, number: int) -> str:
        _, _, _, _, ends, letters = self._places[name]
        start, end = self._view[ends + 4 * number : ends + 4 * number + 8].cast("i")
        return "" if start == end else self._data[letters + start : letters + end].decode()

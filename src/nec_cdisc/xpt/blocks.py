"""Reads a SAS transport file block by block of records, so that a file of any size needs the memory of one block."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Problem
from nec_cdisc.xpt import cards, header
from nec_cdisc.xpt.layout import record_type
from nec_cdisc.xpt.member import CARD
from nec_cdisc.xpt.read import Table, table_of

#: Bytes that hold the header of any dataset: the library's, the dataset's, and 9,999 variables.
_HEADER = 2_000_000
#: Records in front of the first dataset.
_LIBRARY_CARDS = 3
#: Bytes of the records of one block.
BLOCK = 16_000_000


class Blocks:
    """The first dataset of a transport file: ``member`` describes it, ``records`` is how many it has.

    The file is read from the disk each time it is gone through, and not mapped. A file that this program wrote holds
    one dataset; of any other file the datasets behind the first one are taken for records.
    """

    def __init__(self, path: Path) -> None:
        """Open a file; raises :class:`~nec_cdisc.plugin.reader.Unreadable` where it is no transport file, or cut off.

        Raises ``OSError`` where the file cannot be read.
        """
        self.path = path
        with path.open("rb") as file:
            top = memoryview(file.read(_HEADER))
            size = file.seek(0, 2)
            if bytes(top[: len(cards.LIBRARY)]) != cards.LIBRARY:
                raise Unreadable(Problem("XPT150", f"{path.name} is no SAS transport file, version 5"))
            try:
                self.member, self.begin = header.read_member(top, _LIBRARY_CARDS * CARD)
            except header.Damaged as damage:
                raise Unreadable(Problem("XPT150", f"{path.name}: {damage}")) from None
            self.records = self._count(file, size)

    def raw(self) -> Iterator[NDArray[np.void]]:
        """Yield the records as they stand in the file: a field ``v0``, ``v1`` and so on for each variable."""
        layout = record_type(self.member)
        at_once = max(1, BLOCK // max(1, layout.itemsize))
        with self.path.open("rb") as file:
            file.seek(self.begin)
            for first in range(0, self.records, at_once):
                count = min(at_once, self.records - first)
                data = file.read(count * layout.itemsize)
                if len(data) < count * layout.itemsize:
                    raise Unreadable(Problem("XPT152", f"{self.path.name} has become shorter while it was read"))
                yield np.frombuffer(data, layout)

    def tables(self, encoding: str = "utf-8") -> Iterator[Table]:
        """Yield the records as tables, each of one block; raises :class:`~nec_cdisc.plugin.reader.Unreadable`."""
        for block in self.raw():
            yield table_of(block.data.cast("B"), self.member, 0, len(block), encoding)

    def _count(self, file: BinaryIO, size: int) -> int:
        """Return the number of records; records of blanks alone in the last card are its filling (see ``read``)."""
        length = self.member.record_length
        if not length:
            return 0
        body = size - self.begin
        count, rest = divmod(body, length)
        window = min(count, CARD // length + 2)
        file.seek(self.begin + (count - window) * length)
        tail = file.read(window * length + rest)
        if size % CARD or tail[window * length :].strip(b" "):
            message = f"{self.path.name}: the last record of {self.member.name} is not complete"
            raise Unreadable(Problem("XPT152", message))
        fewest = max(0, (body - CARD) // length + 1) if body else 0
        while count > fewest and not tail[(window - 1) * length : window * length].strip(b" "):
            count, window = count - 1, window - 1
        return count

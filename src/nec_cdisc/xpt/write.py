"""Writes SAS transport files, version 5: one dataset each, partition after partition."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import BinaryIO, Self

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.problem import Problem
from nec_cdisc.xpt import cards, header
from nec_cdisc.xpt.encode import Column, Faults, Floats, Texts, prepare
from nec_cdisc.xpt.layout import record_type
from nec_cdisc.xpt.limits import member_problems
from nec_cdisc.xpt.member import Member

#: Records that are put together in one go: so many that they stay in the processor's cache.
BLOCK = 8192
_BLANK = 0x20


class RecordWriter:
    """Writes the records of one dataset, partition after partition, and holds one block of them in memory.

    Everything that the file cannot hold is gathered over all partitions and returned by :meth:`close` as problems.
    A file with a problem is not left behind: what was written is taken back. ``file`` must be open for writing, in
    binary mode, and able to seek; it is not closed.
    """

    def __init__(self, file: BinaryIO, member: Member) -> None:
        """Write the header, where the description is fit to be written."""
        self._file = file
        self._member = member
        self._start = file.tell()
        self._header_problems = member_problems(member)
        self._faults = Faults(member.name)
        self._layout = record_type(member)
        self._written = 0
        self._closed = False
        self.records = 0
        if not self._header_problems:
            file.write(header.library_header(member) + header.member_header(member))

    def append(self, columns: Sequence[Column], order: NDArray[np.int64] | None = None) -> None:
        """Write the records of one partition, in the given order of rows (all rows as they stand, where none is given).

        ``columns`` stand in the order of the variables: text dictionary encoded, numbers as ``float64`` (NaN is
        missing) or dictionary encoded as ``int`` or ``Decimal``. Raises ``ValueError`` where there is not one column
        for each variable, or where the columns are not of one length.
        """
        count = self._rows(columns)
        pairs = zip(self._member.variables, columns, strict=True)
        prepared = [prepare(variable, column, self._faults) for variable, column in pairs]
        self.records += count if order is None else len(order)
        if self._header_problems or self._faults:
            return
        for start in range(0, count if order is None else len(order), BLOCK):
            rows = slice(start, start + BLOCK)
            self._write(prepared, rows if order is None else order[rows])

    def close(self) -> tuple[Problem, ...]:
        """Fill up the last 80 bytes and return the problems; with any problem nothing is left in the file."""
        problems = (*self._header_problems, *self._faults.problems())
        if self._closed:
            return problems
        self._closed = True
        if problems:
            self.abandon()
        else:
            self._file.write(cards.padding(self._written))
        return problems

    def abandon(self) -> None:
        """Take back everything that was written."""
        self._closed = True
        self._file.seek(self._start)
        self._file.truncate()

    def __enter__(self) -> Self:
        """Return the writer."""
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        """Close the writer; after an exception take back what was written."""
        if kind is None:
            self.close()
        else:
            self.abandon()

    def _rows(self, columns: Sequence[Column]) -> int:
        """Return the number of rows of a partition."""
        wanted, lengths = len(self._member.variables), {len(column) for column in columns}
        if len(columns) != wanted or len(lengths) > 1:
            message = f"{self._member.name}: {wanted} columns of one length expected, not {len(columns)} of {lengths}"
            raise ValueError(message)
        return lengths.pop() if lengths else 0

    def _write(self, prepared: Sequence[Texts | Floats], rows: slice | NDArray[np.int64]) -> None:
        parts = [column.rows(rows) for column in prepared]
        block = np.empty(len(parts[0]), self._layout)
        for position, part in enumerate(parts):
            block[f"v{position}"] = part
        grid = block.view(np.uint8).reshape(len(block), -1)
        blank = int((grid[grid[:, 0] == _BLANK] == _BLANK).all(axis=1).sum())
        if blank:
            self._faults.add("XPT114", "", "records of blanks alone", blank)
        self._file.write(grid.data)
        self._written += grid.nbytes


def write(
    file: BinaryIO, member: Member, columns: Sequence[Column], order: NDArray[np.int64] | None = None
) -> tuple[Problem, ...]:
    """Write a dataset that is whole in memory; see :class:`RecordWriter` for columns, order and problems."""
    with RecordWriter(file, member) as writer:
        writer.append(columns, order)
    return writer.close()

"""Reads single records of a SAS transport file, without reading the others."""

from __future__ import annotations

import itertools
import mmap
from pathlib import Path

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Problem
from nec_cdisc.xpt import cards, header
from nec_cdisc.xpt.member import CARD, CHAR, Member
from nec_cdisc.xpt.one_number import one_from_ibm
from nec_cdisc.xpt.record_check import record_check

#: The records of the library header, which stand before the first dataset.
_LIBRARY_CARDS = 3


class Records:
    """The records of the first dataset of a file, by number from 0; the file is mapped, not read."""

    def __init__(self, path: Path) -> None:
        """Open a file; raises :class:`~nec_cdisc.plugin.reader.Unreadable` (XPT150) where it is no transport file."""
        data = _mapped(path) if path.stat().st_size else memoryview(b"")
        if bytes(data[: len(cards.LIBRARY)]) != cards.LIBRARY:
            raise Unreadable(Problem("XPT150", f"{path.name} is no SAS transport file, version 5"))
        try:
            self.member: Member
            self.member, self._begin = header.read_member(data, _LIBRARY_CARDS * CARD)
        except header.Damaged as damage:
            raise Unreadable(Problem("XPT150", f"{path.name}: {damage}")) from None
        self._formats = {variable.name: variable.format for variable in self.member.variables}
        self._data = data
        self._name = path.name
        self._places = dict(
            zip(
                (variable.name for variable in self.member.variables),
                itertools.accumulate((variable.length for variable in self.member.variables), initial=0),
                strict=False,
            )
        )

    def value(self, record: int, name: str) -> str | float | None:
        """Return a value of a record, ``None`` where it is missing; raises ``KeyError`` for an unknown variable.

        Raises :class:`~nec_cdisc.plugin.reader.Unreadable` (XPT152) where the file has no such record.
        """
        variable = next(item for item in self.member.variables if item.name == name)
        start = self._begin + record * self.member.record_length + self._places[name]
        cell = bytes(self._data[start : start + variable.length])
        if len(cell) < variable.length:
            raise Unreadable(Problem("XPT152", f"{self._name} has no record {record + 1}"))
        if variable.type == CHAR:
            return cell.rstrip(b" \0").decode("utf-8", "replace") or None
        return one_from_ibm(cell)

    def check(self, record: int) -> int:
        """Return the check of a record; see :mod:`nec_cdisc.xpt.record_check`."""
        length = self.member.record_length
        return record_check(bytes(self._data[self._begin + record * length : self._begin + (record + 1) * length]))

    def cells(self, records: int) -> memoryview:
        """Return the bytes of the first records; raises ``ValueError`` where there are fewer."""
        end = self._begin + records * self.member.record_length
        if end > len(self._data):
            message = f"{self._name} has fewer than {records} records"
            raise ValueError(message)
        return self._data[self._begin : end]

    def format(self, name: str) -> str:
        """Return the format of a variable; raises ``KeyError`` for an unknown one."""
        return self._formats[name]

    def __contains__(self, name: object) -> bool:
        """Whether the dataset has a variable."""
        return name in self._places


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

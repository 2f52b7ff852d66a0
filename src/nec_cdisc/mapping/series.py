"""Series of names: ``EOR0101..EOR0130: {result: q01..q30}`` for thirty lines, ``Cycle 1..24 Day 1`` for 24 visits."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SERIES = re.compile(r"(?P<prefix>.*?)(?P<first>\d+)\.\.(?P<prefix2>.*?)(?P<last>\d+)(?P<suffix>.*)")

#: The most names that one series stands for: no protocol and no questionnaire has more.
MOST = 1_000
#: The most names that all series of one block stand for together.
MOST_IN_ALL = 10_000
#: Longer texts are no names.
_LONGEST = 400


class SeriesError(Exception):
    """A series cannot be written out; the message says why, ``key`` names the line where it is known."""

    def __init__(self, message: str, key: str = "") -> None:
        """Refuse a series."""
        super().__init__(message)
        self.key = key


class TooManyNames(SeriesError):
    """All series of a block stand for more names together than it may hold: no one of them is at fault."""


def expand(tests: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Write out each series of tests with the series of its columns.

    >>> expand({"T1..T2": {"result": "q01..q02", "unit": "u"}})
    {'T1': {'result': 'q01', 'unit': 'u'}, 'T2': {'result': 'q02', 'unit': 'u'}}
    """
    written: dict[str, dict[str, str]] = {}
    for test, roles in tests.items():
        codes = names(test)
        try:
            columns = {role: _as_many(names(column), len(codes), column) for role, column in roles.items()}
        except SeriesError as fault:
            raise SeriesError(str(fault), test) from None
        require_few(len(written) + len(codes), test)
        for position, code in enumerate(codes):
            if code in written:
                message = f"{code} is given twice"
                raise SeriesError(message, test)
            written[code] = {role: column[position] for role, column in columns.items()}
    return written


def names(text: str) -> list[str]:
    """Return the names that a text stands for: itself, or the members of a series.

    >>> names("q08..q11")
    ['q08', 'q09', 'q10', 'q11']
    >>> names("Cycle 9..10 Day 1")
    ['Cycle 9 Day 1', 'Cycle 10 Day 1']
    """
    found = _SERIES.fullmatch(text) if ".." in text and len(text) <= _LONGEST else None
    if found is None:
        return [text]
    first, last = found["first"], found["last"]
    if int(last) - int(first) >= MOST:
        message = f"'{text}' is a series of more than {MOST} names"
        raise SeriesError(message, text)
    if found["prefix2"] not in {"", found["prefix"]} or int(last) < int(first) or len(last) < len(first):
        message = f"'{text}' is no series: write it like q01..q30, or Cycle 1..24 Day 1"
        raise SeriesError(message, text)
    before, behind = found["prefix"], found["suffix"]
    return [f"{before}{number:0{len(first)}d}{behind}" for number in range(int(first), int(last) + 1)]


def paired(terms: Mapping[str, str]) -> dict[str, str]:
    """Write out each series of keys with the series of its values; of a key that comes twice the first one counts.

    >>> paired({"C1..2": "CYCLE 1..2", "Screening": "SCREENING"})
    {'C1': 'CYCLE 1', 'C2': 'CYCLE 2', 'Screening': 'SCREENING'}
    """
    written: dict[str, str] = {}
    for key, value in terms.items():
        try:
            keys, values = names(key), names(value)
        except SeriesError as fault:
            raise SeriesError(str(fault), key) from None
        if len(keys) != len(values):
            message = f"'{key}' names {len(keys)} and '{value}' {len(values)}"
            raise SeriesError(message, key)
        require_few(len(written) + len(keys), key)
        for name, planned in zip(keys, values, strict=True):
            written.setdefault(name, planned)
    return written


def require_few(count: int, text: str) -> None:
    """Refuse more names than a block may hold; raises :class:`TooManyNames` at the line ``text``."""
    if count > MOST_IN_ALL:
        message = f"more than {MOST_IN_ALL} names in all, with the series written out"
        raise TooManyNames(message, text)


def _as_many(columns: list[str], count: int, text: str) -> list[str]:
    if len(columns) == count:
        return columns
    if len(columns) == 1:
        return columns * count
    message = f"'{text}' names {len(columns)} columns for {count} tests"
    raise SeriesError(message)

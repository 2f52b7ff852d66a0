"""What values are like, measured: how many, how long, which kind, and which they are where they are few.

Values are judged once each, and records are looked at piece by piece: what is held does not grow with the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine, encode
from nec_cdisc.rules.value_text import value_text
from nec_cdisc.xpt.member import Member
from nec_cdisc.xpt.read import Numbers, Table, parts

#: Records that are looked at in one go.
PIECE = 200_000
#: Distinct values that are kept; a variable with more of them has no list of terms.
MANY = 2_000
#: Digits behind the point that are told apart.
_DIGITS = 12
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.(\d+))?")
_DATE = re.compile(r"(\d{4}|-)(-(\d\d|-)(-(\d\d))?)?(T.*)?")
_WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WHOLE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?")
#: What can be said of a text that is a date, as bits: none, cut short, a gap between, with a time, without, no second.
NO_DATE, SHORT, GAP, TIMED, UNTIMED, NO_SECONDS = 1, 2, 4, 8, 16, 32


@dataclass(slots=True)
class Measured:
    """Some values of a variable.

    ``records`` counts them; ``length`` is that of the longest, ``digits`` the most behind the point; ``whole`` and
    ``numeric`` say whether all of them are whole numbers, or numbers; ``dates`` are the bits of :data:`NO_DATE` and
    following. ``values`` are the distinct ones, ``None`` where they are more than :data:`MANY`.
    """

    records: int = 0
    length: int = 0
    digits: int = 0
    whole: bool = True
    numeric: bool = True
    dates: int = 0
    values: set[str] | None = field(default_factory=set)

    def add(self, other: Measured) -> None:
        """Take in other values of the same variable."""
        self.records += other.records
        self.length = max(self.length, other.length)
        self.digits = max(self.digits, other.digits)
        self.whole, self.numeric = self.whole and other.whole, self.numeric and other.numeric
        self.dates |= other.dates
        joined = None if self.values is None or other.values is None else self.values | other.values
        self.values = joined if joined is not None and len(joined) <= MANY else None

    @property
    def known(self) -> set[str]:
        """The distinct values; none where they are too many."""
        return self.values or set()


@dataclass(slots=True)
class MeasuredDataset:
    """A file: its description, its records, what its variables hold, and what they hold by the values of ``keys``.

    ``groups`` is combination of values (``None``: missing) to variable to what it holds there; of empty variables there
    is nothing.
    """

    member: Member
    records: int
    variables: dict[str, Measured]
    keys: tuple[str, ...]
    groups: dict[tuple[str | None, ...], dict[str, Measured]]


def measure(path: Path, keys: Sequence[str] = (), by_keys: Iterable[str] = ()) -> MeasuredDataset:
    """Return what a transport file holds.

    ``keys`` are variables by whose values the variables ``by_keys`` are looked at one by one, where the file has them.
    Raises :class:`~nec_cdisc.plugin.reader.Unreadable` where the file cannot be read.
    """
    wanted = set(by_keys)
    found: MeasuredDataset | None = None
    for table in parts(path, PIECE):
        if found is None:
            names = [variable.name for variable in table.member.variables]
            held = tuple(key for key in keys if key in names)
            found = MeasuredDataset(table.member, 0, {name: Measured() for name in names}, held, {})
        _take_in(found, table, wanted)
    if found is None:  # parts yields one piece at least
        raise AssertionError(path.name)
    return found


def _take_in(found: MeasuredDataset, table: Table, wanted: set[str]) -> None:
    names = [variable.name for variable in table.member.variables]
    columns = dict(zip(names, map(_encoded, table.columns), strict=True))
    found.records += table.records
    for name, column in columns.items():
        judged = _Judged.of(column.values)
        groups, reduced = _by_group(column, judged, [])
        for _, measured in zip(groups, reduced, strict=True):
            found.variables[name].add(measured)
        if found.keys and name in wanted:
            keys = [columns[key] for key in found.keys]
            groups, reduced = _by_group(column, judged, keys)
            for group, measured in zip(groups, reduced, strict=True):
                found.groups.setdefault(group, {}).setdefault(name, Measured()).add(measured)


def _encoded(column: Encoded | Numbers) -> Encoded:
    """Return a column of numbers as one of the texts that show them."""
    if isinstance(column, Encoded):
        return column
    there = ~np.isnan(column.doubles)
    distinct, inverse = np.unique(column.doubles[there], return_inverse=True)
    codes = np.full(len(there), -1, np.int32)
    codes[there] = inverse
    return Encoded(codes, [shown_number(value) for value in distinct.tolist()])


def shown_number(value: float) -> str:
    """Return a number as a codelist shows it: the shortest text, without an exponent.

    >>> shown_number(3.0), shown_number(0.25), shown_number(1e-07)
    ('3', '0.25', '0.0000001')
    """
    if value.is_integer():
        return str(int(value))
    text = repr(round(value, _DIGITS))
    return format(value, f".{_DIGITS}f").rstrip("0") if "e" in text else text


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """What is to be said of each distinct value of a column."""

    values: Sequence[str]
    length: NDArray[np.int64]
    digits: NDArray[np.int64]
    numeric: NDArray[np.bool_]
    dates: NDArray[np.int64]

    @classmethod
    def of(cls, values: Sequence[Any]) -> _Judged:
        texts = [str(value_text(value)) for value in values]
        matched = [_NUMBER.fullmatch(text) for text in texts]
        digits = [len(found[1] or "") if found else 0 for found in matched]
        return cls(
            texts,
            np.array([len(text) for text in texts], np.int64),
            np.array(digits, np.int64),
            np.array([found is not None for found in matched], bool),
            np.array([_date_bits(text) for text in texts], np.int64),
        )


def _date_bits(text: str) -> int:
    found = _DATE.fullmatch(text)
    if found is None:
        return NO_DATE
    day = text.partition("T")[0]
    bits = 0 if _WHOLE_DATE.fullmatch(day) else GAP if "--" in day or day.startswith("-") else SHORT
    if found[6] is None:
        return bits | UNTIMED
    return bits | TIMED | (0 if _WHOLE_TIME.fullmatch(text) else NO_SECONDS)


def _by_group(
    column: Encoded, judged: _Judged, keys: Sequence[Encoded]
) -> tuple[list[tuple[str | None, ...]], list[Measured]]:
    """Return the combinations of the keys among records with a value, and what the values of each are like."""
    there = np.flatnonzero(~column.missing())
    if not len(there):
        return [], []
    filled = column.take(there)
    if keys:
        group_of, parts_of = combine([key.take(there) for key in keys])
        tables = [[*key.values, None] for key in keys]
        groups = [
            tuple(None if table[code] is None else str(table[code]) for table, code in zip(tables, codes, strict=True))
            for codes in zip(*(part.tolist() for part in parts_of), strict=True)
        ]
    else:
        group_of, groups = np.zeros(len(there), np.int32), [()]
    records = np.bincount(group_of, minlength=len(groups))
    _, (group, value) = combine([Encoded(group_of, range(len(groups))), filled])
    return groups, _reduced(judged, records, group, value)


def _reduced(
    judged: _Judged, records: NDArray[np.int64], group: NDArray[np.int32], value: NDArray[np.int32]
) -> list[Measured]:
    """Return what the values of each group are like; ``group`` and ``value`` are its distinct pairs."""
    count = len(records)
    length, digits, dates = (np.zeros(count, np.int64) for _ in range(3))
    whole, numeric = np.ones(count, bool), np.ones(count, bool)
    np.maximum.at(length, group, judged.length[value])
    np.maximum.at(digits, group, judged.digits[value])
    np.bitwise_or.at(dates, group, judged.dates[value])
    np.logical_and.at(numeric, group, judged.numeric[value])
    np.logical_and.at(whole, group, judged.numeric[value] & (judged.digits[value] == 0))
    order = np.argsort(group, kind="stable")
    ends = np.searchsorted(group[order], np.arange(count + 1))
    found = []
    for number in range(count):
        codes = value[order[ends[number] : ends[number + 1]]].tolist()
        values = {judged.values[code] for code in codes} if len(codes) <= MANY else None
        found.append(
            Measured(
                int(records[number]), int(length[number]), int(digits[number]), bool(whole[number]),
                bool(numeric[number]), int(dates[number]), values,
            )
        )  # fmt: skip
    return found


def of_values(values: Iterable[str]) -> Measured:
    """Return what some texts are like, each standing once; for what is planned rather than seen."""
    column = encode(list(values))
    _, reduced = _by_group(column, _Judged.of(column.values), [])
    return reduced[0] if reduced else Measured()


Groups = Mapping[tuple[str | None, ...], Mapping[str, Measured]]

"""Dictionary-encoded columns: distinct values once, and a code per row; work is done per distinct value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Rows = NDArray[np.int64]
#: Combinations up to this number are counted in a table, beyond it by sorting.
DENSE = 50_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A column as codes into distinct values.

    ``codes`` has one entry per row, -1 where the value is missing. ``values`` are distinct texts, numbers
    (``int`` or ``Decimal``) or truth values; a value may stand there that no row has.
    """

    codes: Codes
    values: Sequence[Any]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.codes)

    def take(self, rows: NDArray[Any]) -> Encoded:
        """Return the column at the given rows (positions or a mask); a position of -1 gives missing."""
        if rows.dtype == bool or not len(rows) or rows.min() >= 0:
            return Encoded(self.codes[rows], self.values)
        codes = np.full(len(rows), -1, np.int32)
        known = rows >= 0
        codes[known] = self.codes[rows[known]]
        return Encoded(codes, self.values)

    def part(self, first: int, last: int) -> Encoded:
        """Return the rows from ``first`` up to ``last``, which is left out."""
        return Encoded(self.codes[first:last], self.values)

    def to_list(self) -> list[Any]:
        """Return the value of each row, ``None`` where it is missing."""
        values = [*self.values, None]
        return [values[code] for code in self.codes.tolist()]

    def missing(self) -> NDArray[np.bool_]:
        """Return where the value is missing."""
        return self.codes < 0

    def ranks(self) -> NDArray[np.int64]:
        """Return per row the rank of its value in ascending order, numbers before texts; missing ranks last."""
        try:
            order = sorted(range(len(self.values)), key=self.values.__getitem__)
        except TypeError:  # numbers and texts in one column: numbers first
            order = sorted(range(len(self.values)), key=lambda at: (isinstance(self.values[at], str), self.values[at]))
        rank = np.empty(len(order) + 1, np.int64)
        rank[order] = np.arange(len(order))
        rank[-1] = len(order)
        return rank[self.codes]


def encode(values: Sequence[Any]) -> Encoded:
    """Encode a sequence of values; ``None`` is missing. Distinct values stand in order of appearance."""
    seen = dict.fromkeys(values)
    seen.pop(None, None)
    return Encoded(numbered(seen, values), list(seen))


def constant(value: Any, length: int) -> Encoded:
    """Return a column that holds one value, or nothing where the value is ``None``."""
    if value is None:
        return Encoded(np.full(length, -1, np.int32), [])
    return Encoded(np.zeros(length, np.int32), [value])


def recode(column: Encoded, answers: Sequence[Any]) -> Encoded:
    """Return the column whose distinct values are replaced by ``answers`` (same order, ``None``: missing)."""
    answer = encode(answers)
    table = np.append(answer.codes, np.int32(-1))
    return Encoded(table[column.codes], answer.values)


def used(codes: Codes, size: int) -> Rows:
    """Return which of the codes below ``size`` stand somewhere, in ascending order; -1 is none of them."""
    held = np.zeros(size + 1, bool)
    held[codes] = True  # where missing, this is the last place
    return np.flatnonzero(held[:-1])


def combine(columns: Sequence[Encoded]) -> tuple[Codes, list[Codes]]:
    """Return the distinct combinations of several columns.

    The first answer gives each row its combination; the second gives, for each column, the code of each
    combination (-1: missing there).
    """
    if len(columns) == 1:
        return _present(columns[0])
    size = 1
    key = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        width = len(column.values) + 1
        key, size = _compact(key, size, width)
        key = key * width + (column.codes + 1)
        size *= width
    inverse, distinct = _distinct(key, size)
    first = _first_rows(inverse, len(distinct))
    return inverse, [column.codes[first] for column in columns]


def join_values(columns: Sequence[Encoded], function: Callable[..., Any]) -> Encoded:
    """Apply a function to each distinct combination of the columns' values (``None``: missing)."""
    inverse, parts = combine(columns)
    tables = [[*column.values, None] for column in columns]
    answers = [
        function(*(table[code] for table, code in zip(tables, codes, strict=True)))
        for codes in zip(*(part.tolist() for part in parts), strict=True)
    ]
    return recode(Encoded(inverse, answers), answers)


def stack(columns: Sequence[Encoded]) -> Encoded:
    """Return the columns one below the other."""
    if len(columns) == 1:
        return columns[0]
    seen = dict.fromkeys(chain.from_iterable(column.values for column in columns))
    parts = [np.append(numbered(seen, column.values), np.int32(-1))[column.codes] for column in columns]
    return Encoded(np.concatenate(parts), list(seen))


def numbered(seen: Iterable[Any], values: Sequence[Any]) -> Codes:
    """Return the number of each value among the distinct ones, -1 where it is none of them."""
    number = dict(zip(seen, count(), strict=False))
    return np.fromiter(map(number.get, values, repeat(-1)), np.int32, len(values))


def _present(column: Encoded) -> tuple[Codes, list[Codes]]:
    """Distinct codes of one column that some row has."""
    inverse, distinct = _distinct((column.codes + 1).astype(np.int64), len(column.values) + 1)
    return inverse, [(distinct - 1).astype(np.int32)]


def _compact(key: Rows, size: int, width: int) -> tuple[Rows, int]:
    """Renumber the keys where the next factor would overflow."""
    if size * width < 2**62:
        return key, size
    inverse, distinct = _distinct(key, size)
    return inverse.astype(np.int64), len(distinct)


def _distinct(key: Rows, size: int) -> tuple[Codes, Rows]:
    """Return the number of each row's key among the sorted distinct keys, and these keys."""
    if size <= max(DENSE // 10, min(DENSE, 8 * len(key))):
        seen = np.zeros(size, bool)
        seen[key] = True
        distinct = np.flatnonzero(seen)
        table = np.zeros(size, np.int32)
        table[distinct] = np.arange(len(distinct), dtype=np.int32)
        return table[key], distinct
    distinct, inverse = np.unique(key, return_inverse=True)
    return inverse.astype(np.int32), distinct


def _first_rows(inverse: Codes, count: int) -> Rows:
    """Return for each combination one row that has it (the first)."""
    first = np.zeros(count, np.int64)
    first[inverse[::-1]] = np.arange(len(inverse) - 1, -1, -1)
    return first

"""Turns columns into the bytes of their distinct values, and tells which values a transport file cannot hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Codes, Encoded
from nec_cdisc.problem import Problem
from nec_cdisc.xpt.ibm import TOO_LARGE, out_of_range, to_ibm
from nec_cdisc.xpt.limits import LONGEST, character_name, is_printable, strange
from nec_cdisc.xpt.member import CHAR, Variable

Column = Encoded | NDArray[np.float64]
#: Characters of a value that a message quotes.
QUOTED = 60


@dataclass(slots=True)
class Faults:
    """Values that a transport file cannot hold, gathered over the partitions of one dataset.

    One fault is one code and value of one variable (for a character without replacement: one character); it counts
    records, and for a character the distinct values that hold it.
    """

    dataset: str
    found: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether any fault was found."""
        return bool(self.found)

    def add(self, code: str, variable: str, text: str, records: int) -> None:
        """Count a fault: ``text`` says what is wrong with the value."""
        counts = self.found.setdefault((code, variable, text), [0, 0])
        counts[0] += records
        counts[1] += 1

    def problems(self) -> list[Problem]:
        """Return one problem for each fault, in order of appearance."""
        problems = []
        for (code, variable, text), (records, values) in self.found.items():
            target = f"{self.dataset}.{variable}" if variable else self.dataset
            among = f"{_counted(values, 'value')}, " if code == "XPT110" else ""
            message = f"{target}: {text} ({among}{_counted(records, 'record')})"
            problems.append(Problem(code, message, target=target))
        return problems


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """A column as codes into the bytes of its distinct values; the last entry stands for missing (code -1)."""

    codes: Codes
    table: NDArray[np.void]

    def rows(self, rows: slice | NDArray[np.int64]) -> NDArray[np.void]:
        """Return the bytes of the given records."""
        return self.table.take(self.codes[rows], mode="wrap")


@dataclass(frozen=True, slots=True, eq=False)
class Floats:
    """A column of numbers that stand one per record."""

    values: NDArray[np.float64]

    def rows(self, rows: slice | NDArray[np.int64]) -> NDArray[np.void]:
        """Return the bytes of the given records."""
        return to_ibm(self.values[rows])


def prepare(variable: Variable, column: Column, faults: Faults) -> Texts | Floats:
    """Return a column ready to be written; what cannot be written becomes missing and is a fault.

    Values that no record has are of no interest.
    """
    if variable.type == CHAR:
        if not isinstance(column, Encoded):
            faults.add("XPT113", variable.name, "numbers in a text variable", len(column))
            return Texts(np.full(len(column), -1, np.int32), _bytes([], _within(variable.length)))
        return _texts(variable, column, faults)
    if isinstance(column, Encoded):
        return _numbers(variable, column, faults)
    return _floats(variable, column, faults)


def _texts(variable: Variable, column: Encoded, faults: Faults) -> Texts:
    """Encode distinct texts; blanks at their end do not count, they are the format's padding."""
    length = _within(variable.length)
    values = [value.rstrip(" ") if isinstance(value, str) and value[-1:] == " " else value for value in column.values]
    fits = (isinstance(value, str) and len(value) <= length for value in values)
    if not all(fits) or strange(values):
        values = _refuse(column, values, lambda value: _text_faults(value, length), variable, faults)
    return Texts(column.codes, _bytes(values, length))


def _within(length: int) -> int:
    """Return a length to judge values by; one out of bounds is a problem of the header."""
    return min(max(length, 1), LONGEST)


def _bytes(values: list[str], length: int) -> NDArray[np.void]:
    """Return the values as bytes of one length, and blanks at the end for missing."""
    joined = "".join([value.ljust(length) for value in [*values, ""]])
    return np.frombuffer(joined.encode("ascii"), f"V{length}")


def _text_faults(value: Any, length: int) -> list[tuple[str, str]]:
    if not isinstance(value, str):
        return [("XPT113", f"{value!r} is no text")]
    faults = []
    if len(value) > length:
        code = "XPT108" if len(value) > LONGEST else "XPT109"
        limit = LONGEST if len(value) > LONGEST else length
        faults.append((code, f"{_quote(value)} has {len(value)} characters, {limit} fit"))
    strange = dict.fromkeys(letter for letter in value if not is_printable(letter))
    return [*faults, *(("XPT110", f"no replacement for {character_name(letter)}") for letter in strange)]


def _numbers(variable: Variable, column: Encoded, faults: Faults) -> Texts:
    """Convert distinct numbers."""
    if len(column.values) and all(isinstance(value, str) for value in column.values):
        faults.add("XPT113", variable.name, "texts in a numeric variable", len(column))
        return Texts(np.full(len(column), -1, np.int32), to_ibm(np.array([np.nan])))
    values: list[Any] = [_double(value) for value in column.values]
    if any(isinstance(value, str) for value in values) or out_of_range(np.array(values, np.float64)).any():
        kept = _refuse(column, list(column.values), _number_faults, variable, faults, instead=None)
        values = [None if value is None else _double(value) for value in kept]
    doubles = np.array([np.nan if value is None else value for value in [*values, None]], np.float64)
    return Texts(column.codes, to_ibm(doubles))


def _double(value: Any) -> float | str:
    """Return the nearest double of a number, and the text of what is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal, np.integer, np.floating)):
        return repr(value)
    try:
        return float(value)
    except OverflowError:
        return float("inf")


def _number_faults(value: Any) -> list[tuple[str, str]]:
    double = _double(value)
    if isinstance(double, str):
        return [("XPT113", f"{value!r} is no number")]
    outside = out_of_range(np.array([double]))[0]
    return [_range_fault(double, str(value))] if outside else []


def _range_fault(double: float, shown: str) -> tuple[str, str]:
    if abs(double) >= TOO_LARGE:
        return "XPT111", f"{shown} is too large"
    return "XPT112", f"{shown} is too small"


def _floats(variable: Variable, column: NDArray[np.float64], faults: Faults) -> Floats:
    outside = out_of_range(column)
    if not outside.any():
        return Floats(column)
    distinct, counts = np.unique(column[outside], return_counts=True)
    for value, count in zip(distinct.tolist(), counts.tolist(), strict=True):
        code, text = _range_fault(value, repr(value))
        faults.add(code, variable.name, text, count)
    return Floats(np.where(outside, np.nan, column))


def _refuse(
    column: Encoded,
    values: list[Any],
    judge: Callable[[Any], list[tuple[str, str]]],
    variable: Variable,
    faults: Faults,
    *,
    instead: str | None = "",
) -> list[Any]:
    """Count the faults of the values that some record has; return the values with ``instead`` for the faulty ones."""
    counts = np.bincount(column.codes + 1, minlength=len(values) + 1)[1:].tolist()
    kept = []
    for value, count in zip(values, counts, strict=True):
        found = judge(value)
        kept.append(instead if found else value)
        for code, text in found if count else ():
            faults.add(code, variable.name, text, count)
    return kept


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _quote(value: str) -> str:
    return repr(value if len(value) <= QUOTED else f"{value[:QUOTED]}…")

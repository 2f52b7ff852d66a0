"""The records of one dataset, as checks look at them: whole columns at once, by what each distinct value says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine, stack
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plugin.check import Found
from nec_cdisc.records.dates import Dates, dates, dates_of_numbers
from nec_cdisc.records.text import as_text
from nec_cdisc.rules.sas_date import DAY_ZERO

Mask = NDArray[np.bool_]
Positions = NDArray[np.int64]
#: A value for each record.
Values = Sequence[Any] | NDArray[Any]
SUBJECT = "USUBJID"
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """The records of a dataset. A variable that it has not reads as missing in all of them.

    ``file`` is the name of the file they were read from. Texts read as numbers are missing where they are none, and
    numbers read as texts are written without needless zeros, so a wrong type is found by whoever looks for it and
    never breaks another check.
    """

    dataset: Dataset
    file: str = ""
    _read: dict[tuple[Any, ...], Any] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        """The name of the dataset."""
        return self.dataset.name

    @property
    def prefix(self) -> str:
        """The two letters before the variables of the dataset, the ``--`` of the guide."""
        return self.name[4:6] if self.name.startswith("SUPP") else self.name[:2]

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.dataset)

    def variable(self, name: str) -> str:
        """Return a variable's name in this dataset: ``--STDTC`` is AESTDTC in AE."""
        return name.replace("--", self.prefix, 1) if "--" in name else name

    def has(self, *names: str) -> bool:
        """Say whether the dataset has all these variables."""
        columns = self.dataset.columns
        return all(self.variable(name) in columns for name in names)

    def text(self, name: str) -> Encoded:
        """Return a variable as texts."""
        text: Encoded = self._once(
            "text", name, lambda column: column if isinstance(column, Encoded) else as_text(column)
        )
        return text

    def number(self, name: str) -> NDArray[np.float64]:
        """Return a variable as numbers, NaN where it is missing or none."""
        numbers: NDArray[np.float64] = self._once("number", name, _numbers)
        return numbers

    def dates(self, name: str) -> Dates:
        """Return a variable as dates: texts of ISO 8601, or numbers of days as SAS counts them."""
        read: Dates = self._once(
            "dates",
            name,
            lambda column: dates(column) if isinstance(column, Encoded) else dates_of_numbers(column, DAY_ZERO),
        )
        return read

    def filled(self, name: str) -> Mask:
        """Say where a variable has a value."""
        return ~self.blank(name)

    def blank(self, name: str) -> Mask:
        """Say where a variable has no value."""
        full = self.variable(name)
        return self.dataset.missing(full) if self.has(full) else np.ones(len(self), bool)

    def holds(self, name: str, *values: str) -> Mask:
        """Say where a variable has one of some values."""
        return self.matches(name, frozenset(values).__contains__)

    def matches(self, name: str, says: Callable[[str], bool]) -> Mask:
        """Say where a condition holds of a variable's text, asked once for each distinct one; never of a blank."""
        column = self.text(name)
        answers = np.array([*[bool(says(str(value))) for value in column.values], False])
        return answers[column.codes]

    def values(self, name: str) -> NDArray[Any]:
        """Return the texts of all records, ``None`` where there is none. Costs an object for each record."""
        column = self.text(name)
        table = np.empty(len(column.values) + 1, object)
        table[:-1] = column.values
        return table[column.codes]

    def group(self, *names: str) -> NDArray[np.int32]:
        """Return a number for each record: equal where all these variables are (missing is a value like others).

        Many checks ask for the same, so that it is kept, and nobody may change it.
        """
        asked = ("group", *map(self.variable, names))
        if asked not in self._read:
            columns = [self.text(name) for name in names]
            self._read[asked] = _kept(combine(columns)[0] if len(self) else np.zeros(0, np.int32))
        group: NDArray[np.int32] = self._read[asked]
        return group

    def repeated(self, *names: str) -> Mask:
        """Say which records have the same values in all these variables as another one."""
        group = self.group(*names)
        return np.bincount(group)[group] > 1 if len(group) else np.zeros(0, bool)

    def row_in(self, other: Records, *names: str, blanks: bool = False) -> Positions:
        """Return the position of the first record of another dataset with the same values, -1 where there is none.

        By default the same subject is looked for. A record with a missing value among them finds none, unless
        ``blanks`` says that missing is a value like others. What is found is kept as :meth:`group` is.
        """
        names = names or (SUBJECT,)
        asked = (other, blanks, *names)
        if asked not in self._read:
            self._read[asked] = _kept(self._row_in(other, names, blanks=blanks))
        rows: Positions = self._read[asked]
        return rows

    def _row_in(self, other: Records, names: Sequence[str], *, blanks: bool) -> Positions:
        own, others = ([table.text(name) for name in names] for table in (self, other))
        if blanks:
            own, others = list(map(with_blanks, own)), list(map(with_blanks, others))
        return matched(own, others)

    def part(self, at: Mask | Positions) -> Records:
        """Return some of the records as a dataset of its own."""
        rows = np.flatnonzero(at) if at.dtype == bool else at
        columns = self.dataset.columns.items()
        taken = {name: each.take(rows) if isinstance(each, Encoded) else each[rows] for name, each in columns}
        return Records(Dataset(self.name, taken), self.file)

    def found(
        self, at: Mask | Positions, message: str, *variables: str, said: Mapping[str, Values] | None = None
    ) -> Found:
        """Return a finding about records, by mask or positions; of ``said`` the values at these records are kept."""
        records: Positions = np.flatnonzero(at) if at.dtype == bool else at.astype(np.int64)
        kept = {name: [values[record] for record in records.tolist()] for name, values in (said or {}).items()}
        named = re.sub(r"\{--", f"{{{self.prefix}", message).replace("--", self.prefix)
        return Found(self.name, named, tuple(map(self.variable, variables)), records, kept)

    def found_whole(self, message: str, *variables: str) -> Found:
        """Return a finding about the dataset as a whole."""
        return Found(self.name, message, tuple(map(self.variable, variables)))

    def _once(self, kind: str, name: str, read: Callable[[Any], Any]) -> Any:
        full = self.variable(name)
        if (kind, full) not in self._read:
            nothing = Encoded(np.full(len(self), -1, np.int32), [])
            self._read[kind, full] = read(self.dataset.columns.get(full, nothing))
        return self._read[kind, full]


def _kept(found: NDArray[Any]) -> NDArray[Any]:
    """Return what is kept for others as what nobody can change."""
    found.flags.writeable = False
    return found


def _numbers(column: Encoded | NDArray[np.float64]) -> NDArray[np.float64]:
    if not isinstance(column, Encoded):
        return column
    table = np.array([*(_number(str(value)) for value in column.values), np.nan])
    return table[column.codes]


def _number(text: str) -> float:
    return float(text) if _NUMBER.fullmatch(text.strip()) else np.nan


def with_blanks(column: Encoded) -> Encoded:
    """Return a column in which missing is a value of its own, the empty text."""
    return Encoded(np.where(column.codes < 0, len(column.values), column.codes).astype(np.int32), [*column.values, ""])


def same(one: Encoded, other: Encoded) -> Mask:
    """Say where two columns of as many rows hold the same value; never where one is missing."""
    codes = stack([one, other]).codes
    first = codes[: len(one)]
    equal: Mask = (first == codes[len(one) :]) & (first >= 0)
    return equal


def matched(own: Sequence[Encoded], others: Sequence[Encoded]) -> Positions:
    """Return for each row of ``own`` the first row of ``others`` with equal values, -1 where there is none."""
    stacked = [stack(pair) for pair in zip(own, others, strict=True)]
    if not len(stacked[0]):
        return np.empty(0, np.int64)
    group = combine(stacked)[0]
    count = len(own[0])
    first = np.full(int(group.max()) + 1, -1, np.int64)
    first[group[count:][::-1]] = np.arange(len(others[0]) - 1, -1, -1)
    found = first[group[:count]]
    for column in own:
        found[column.missing()] = -1
    return found

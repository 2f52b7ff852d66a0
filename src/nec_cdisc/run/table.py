"""What a run works on: forms as read, and datasets while they grow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, recode, stack
from nec_cdisc.dataset.model import Births, Dataset
from nec_cdisc.mapping.study import FormMapping
from nec_cdisc.plan.reference import Kind, Reference
from nec_cdisc.plugin.reader import Unread

Positions = NDArray[np.int64]


@dataclass(slots=True, eq=False)
class FormTable:
    """A form as read: its records after leaving out, and the record number of each in the file.

    ``found`` says which records a look-up or an extreme has found, ``None`` while none has looked. ``left`` are the
    records of the file that each rule left out on reading, ``unread`` the cells that no record holds. ``as_of_cut``
    are, of a column, the records of the file whose cell holds what the data cut-off leaves of it.
    """

    form: FormMapping
    raw: Dataset
    positions: Positions
    subject: Encoded | None = None
    overrides: dict[str, Encoded] = field(default_factory=dict)
    found: NDArray[np.bool_] | None = None
    left: dict[str, Positions] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()
    as_of_cut: dict[str, NDArray[np.bool_]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of records that take part."""
        return len(self.positions)

    def find(self, rows: NDArray[Any]) -> None:
        """Remember that a look-up or an extreme has found rows (positions or a mask)."""
        if self.found is None:
            self.found = np.zeros(len(self), bool)
        self.found[rows] = True

    def whole(self, name: str) -> Encoded:
        """Return a raw column over all records of the file, texts that mean missing removed."""
        return self._without_missing(self.overrides.get(name) or self.raw.column(name))

    def corrected(self, name: str) -> Positions:
        """Return the records of the file whose cell in a column is overridden by another value of the register."""
        override = self.overrides.get(name)
        if override is None:
            return np.empty(0, np.int64)
        other = override.codes != self._without_missing(self.raw.column(name)).codes
        cut = self.as_of_cut.get(name)
        return np.flatnonzero(other if cut is None else other & ~cut).astype(np.int64)

    def _without_missing(self, column: Encoded) -> Encoded:
        missing = set(self.form.source.block.missing)
        if missing and not missing.isdisjoint(column.values):
            return recode(column, [None if value in missing else value for value in column.values])
        return column

    def column(self, name: str) -> Encoded:
        """Return a raw column over the records that take part."""
        column = self.whole(name)
        # positions only ever lose members, so as many as records are all of them
        return column if len(self.positions) == len(column) else column.take(self.positions)

    def cells(self, name: str, rows: Positions) -> Encoded:
        """Return a raw column at a few of the records that take part, without a look at the others."""
        if name in self.overrides:
            return self.column(name).take(rows)
        held = self.raw.column(name)
        found, inverse = np.unique(held.codes[self.positions[rows]], return_inverse=True)
        missing = self.form.source.block.missing
        values = [held.values[code] if code >= 0 else None for code in found.tolist()]
        return recode(Encoded(inverse.astype(np.int32), values), [None if text in missing else text for text in values])

    def filled(self, name: str) -> NDArray[np.bool_]:
        """Return which of the records that take part have a value in a raw column."""
        if name in self.overrides or self.form.source.block.missing:
            return ~self.column(name).missing()
        held = self.raw.column(name).codes >= 0
        return held if len(held) == len(self.positions) else held[self.positions]

    def column_named(self, name: str) -> Encoded:
        """Return a column of the table, as a growing dataset does."""
        return self.column(name)

    def record_numbers(self, rows: NDArray[Any]) -> Positions:
        """Return the record numbers in the file of rows of this table (header: 1); -1 stays -1."""
        numbers = self.raw.rows
        if numbers is None:
            message = f"{self.raw.name} was read without record numbers"
            raise TypeError(message)
        rows = np.asarray(rows, np.int64)
        found = numbers[self.positions[np.maximum(rows, 0)]] if len(self.positions) else np.full(len(rows), -1)
        return np.where(rows >= 0, found, -1)


@dataclass(slots=True, eq=False)
class GrownBlock:
    """The records that one row block gives.

    ``rows`` are rows of the form's table; ``roles`` and ``sets`` are columns of the block; ``joined`` gives for
    each look-up the table and the row found (-1: none), ``matched`` the raw column that it is matched by last, the cell
    at fault where nothing is found. ``used`` gives for what ``choose`` says the rows of that table that it rests on.
    ``role_columns`` names per role the raw column of each record. ``silent`` says for each name set why a record has no
    value.
    """

    form: FormTable
    rows: Positions
    roles: dict[str, Encoded] = field(default_factory=dict)
    role_columns: dict[str, Encoded] = field(default_factory=dict)
    sets: dict[str, Encoded] = field(default_factory=dict)
    joined: dict[str, tuple[FormTable | Growing, Positions]] = field(default_factory=dict)
    used: dict[str, Positions] = field(default_factory=dict)
    matched: dict[str, str] = field(default_factory=dict)
    silent: dict[str, Encoded | None] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.rows)

    def column(self, reference: Reference) -> Encoded:
        """Return what a reference stands for in this block."""
        if reference.kind is Kind.RAW:
            column = self.form.column(reference.name)
            return column if _is_all(self.rows, len(column)) else column.take(self.rows)
        if reference.kind is Kind.ROLE:
            return self.roles[reference.name]
        if reference.kind is Kind.SET:
            return self.sets[reference.name]
        table, rows = self.joined[reference.table]
        return table.column_named(reference.name).take(rows)

    def filtered(self, keep: NDArray[np.bool_]) -> GrownBlock:
        """Return the block with the records that are kept."""
        return GrownBlock(
            self.form,
            self.rows[keep],
            _filtered(self.roles, keep),
            _filtered(self.role_columns, keep),
            _filtered(self.sets, keep),
            {alias: (table, rows[keep]) for alias, (table, rows) in self.joined.items()},
            self.used,
            self.matched,
            {name: said if said is None else said.take(keep) for name, said in self.silent.items()},
        )


@dataclass(slots=True, eq=False)
class Growing:
    """A dataset while it grows: its blocks one below the other, and the variables derived so far.

    ``silent`` says for each variable why a record has no value (missing where there is nothing to say).
    """

    name: str
    blocks: list[GrownBlock]
    columns: dict[str, Encoded] = field(default_factory=dict)
    births: list[Births] = field(default_factory=list)
    silent: dict[str, Encoded | None] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of records."""
        return sum(len(block) for block in self.blocks)

    def bounds(self) -> list[tuple[int, int]]:
        """Return first and last-plus-one record of each block."""
        return list(pairwise(accumulate((len(block) for block in self.blocks), initial=0)))

    def column_named(self, name: str) -> Encoded:
        """Return a variable that has been derived."""
        return self.columns[name]

    def in_blocks(self, references: Sequence[Reference]) -> Encoded:
        """Return a column that each block gives in its own way."""
        return stack([block.column(reference) for block, reference in zip(self.blocks, references, strict=True)])

    def filter(self, keep: NDArray[np.bool_]) -> None:
        """Keep some of the records."""
        parts = [keep[first:last] for first, last in self.bounds()]
        self.blocks = [block.filtered(part) for block, part in zip(self.blocks, parts, strict=True)]
        self.columns = _filtered(self.columns, keep)
        self.silent = {name: said if said is None else said.take(keep) for name, said in self.silent.items()}
        number = np.cumsum(keep) - 1
        self.births = [_renumbered(births, keep, number) for births in self.births]


def _is_all(rows: Positions, length: int) -> bool:
    """Whether rows are all rows of a table, in order: then nothing needs to be gathered."""
    return len(rows) == length and bool((rows == np.arange(length)).all())


def _filtered(columns: Mapping[str, Encoded], keep: NDArray[np.bool_]) -> dict[str, Encoded]:
    return {name: column.take(keep) for name, column in columns.items()}


def _renumbered(births: Births, keep: NDArray[np.bool_], number: Positions) -> Births:
    stays = keep[births.records]
    return replace(births, records=number[births.records[stays]], rows=births.rows[stays])


def empty(length: int) -> Encoded:
    """Return a column without values."""
    return Encoded(np.full(length, -1, np.int32), [])


def truth(condition: NDArray[np.bool_]) -> Encoded:
    """Return a condition as a column of truth values."""
    return Encoded(condition.astype(np.int32), [False, True])

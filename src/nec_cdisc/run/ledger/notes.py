"""What a run notes for the ledger while records still know where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.run.ledger.fate import Positions, Reason, Reasons
from nec_cdisc.run.table import FormTable, GrownBlock

#: Where records of a form could have gone and some did not: a dataset, the number of its block, and there a test, a
#: look-up or a variable (or nothing: the block as a whole).
Way = tuple[str, int, str | None]


@dataclass(frozen=True, slots=True, eq=False)
class Dropped:
    """Records of a row block that end before the finished dataset, and why.

    ``rows`` are rows of the form's table, ``tests`` the test of each where the block made one record per test, and
    ``joined`` gives for each look-up of a form the rows that these records had found.
    """

    dataset: str
    block: int
    rows: Positions
    tests: Encoded | None
    joined: Mapping[str, Positions]
    reason: Reason


@dataclass(slots=True, eq=False)
class FormNotes:
    """What is noted of a form; rows are rows of its table.

    ``alive`` are rows that stand behind a finished record. ``mapped`` says for each column and variable the rows whose
    cell gave a value, ``None`` where all rows did. ``gone`` are the rows of each way that did not arrive, and why;
    ``looked_up`` those that arrived by a look-up; ``ways`` are the ways of each column. ``cells`` are cells of a column
    that gave no value, and why.
    """

    alive: NDArray[np.bool_]
    mapped: dict[str, dict[str, NDArray[np.bool_] | None]] = field(default_factory=dict)
    gone: dict[Way, Reasons] = field(default_factory=dict)
    looked_up: dict[Way, Positions] = field(default_factory=dict)
    ways: dict[str, dict[Way, None]] = field(default_factory=dict)
    cells: dict[str, Reasons] = field(default_factory=dict)

    def map(self, column: str, variable: str, rows: NDArray[np.bool_]) -> None:
        """Note the rows whose cell of a column gave a value to a variable."""
        of_column = self.mapped.setdefault(column, {})
        known = of_column.get(variable, rows)
        both = None if known is None else (rows if known is rows else known | rows)
        of_column[variable] = None if both is None or both.all() else both


@dataclass(slots=True, eq=False)
class Notes:
    """What is noted of all forms.

    ``found`` are the rows that a look-up found, ``unclear`` those among them that it found beside others. A partition
    may have a form twice, with the records of its subjects and whole for look-ups, so notes belong to tables.
    """

    dropped: list[Dropped] = field(default_factory=list)
    found: dict[Way, Positions] = field(default_factory=dict)
    unclear: dict[Way, Positions] = field(default_factory=dict)
    _tables: dict[int, tuple[FormTable, FormNotes]] = field(default_factory=dict)

    def of(self, table: FormTable) -> FormNotes:
        """Return the notes of a form's table."""
        if id(table) not in self._tables:
            self._tables[id(table)] = (table, FormNotes(np.zeros(len(table), bool)))
        return self._tables[id(table)][1]

    def of_tables(self) -> Iterator[tuple[FormTable, FormNotes]]:
        """Yield the tables that something was noted of, with the notes."""
        yield from self._tables.values()

    def drop(self, dataset: str, block: int, grown: GrownBlock, gone: NDArray[np.bool_], reason: Reason) -> None:
        """Note records of a block (numbered from 0) that are about to be taken out of a dataset."""
        if not gone.any():
            return
        joined = {
            alias: np.unique(rows[gone & (rows >= 0)])
            for alias, (table, rows) in grown.joined.items()
            if isinstance(table, FormTable)
        }
        tests = grown.roles["test"].take(gone) if "test" in grown.roles else None
        self.dropped.append(Dropped(dataset, block, grown.rows[gone], tests, joined, reason))

    def drop_of_several(
        self,
        dataset: str,
        blocks: Iterable[tuple[GrownBlock, tuple[int, int]]],
        gone: NDArray[np.bool_],
        reason: Reason,
    ) -> None:
        """Note records of a dataset that are about to be taken out of it; ``blocks`` come with their bounds."""
        for number, (block, (first, last)) in enumerate(blocks):
            self.drop(dataset, number, block, gone[first:last], reason)

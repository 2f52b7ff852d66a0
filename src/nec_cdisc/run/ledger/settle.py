"""Gives each row and each non-blank cell of a form its one fate, and counts.

Where several things hold of a cell, the first of these is told: its record was left out on reading; nothing accounts
for a part of what should have become of it; a problem refuses its value (and where another variable has the value all
the same, the detail says so); it is blank to the mapping; it gave a variable its value; its column is not submitted;
its record did not arrive; a rule, key or look-up used it; the line that reads it gave nothing for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.run.ledger.counts import FATES, FormCounts, Tally, empty_tally
from nec_cdisc.run.ledger.fate import UNACCOUNTED, Fate, Positions, Reason, from_last_to_first, left_out, under_code
from nec_cdisc.run.ledger.form_account import ColumnAccount, FormAccount

#: So many variables are combined at once, in a table of all combinations.
FEW = 16
#: What stands before the variables that have a refused value, and before the rules that use a cell.
BEHIND, USED = "; mapped to ", "used for "
#: The code of rows that hold nothing at all.
HOLLOW = "RAW114"


def settle(account: FormAccount) -> FormCounts:
    """Return the counts of a form."""
    return _Settling(account).counts()


class _Painted:
    """Rows of a file, each with a number that stands for a reason; the last reason written stays."""

    def __init__(self, length: int) -> None:
        self.numbers: dict[Reason, int] = {UNACCOUNTED: 0}
        self.rows = np.zeros(length, np.int32)

    def number(self, reason: Reason) -> int:
        return self.numbers.setdefault(reason, len(self.numbers))

    def paint(self, rows: NDArray[np.int64] | NDArray[np.bool_], reason: Reason) -> None:
        self.rows[rows] = self.number(reason)

    def paint_all(self, pairs: Iterable[tuple[Reason, Positions]]) -> None:
        for reason, rows in pairs:
            self.paint(rows, reason)

    @property
    def reasons(self) -> list[Reason]:
        return list(self.numbers)


class _Settling:
    """Counts the fates of one form."""

    def __init__(self, account: FormAccount) -> None:
        self.account = account
        self.groups: dict[tuple[str | None, Reason], tuple[int, int]] = {}
        self.lost: dict[str | None, tuple[int, ...]] = {}
        self.total = [0, 0]
        people = len(account.subject.values) + 1
        self.who = np.where(account.subject.codes < 0, people - 1, account.subject.codes).astype(np.int64)
        self.tally = np.zeros((people, *empty_tally().shape), np.int64)
        self._people = self._of_people(self.who)
        self.state = _Painted(len(account.numbers))
        self.out = ~account.part

    def counts(self) -> FormCounts:
        """Return all counts."""
        account = self.account
        self._rows()
        for column in account.columns():
            self._count(column.name, 1, self._cells(column), column.filled)
        self._unread()
        self._gaps()
        by_subject: dict[str | None, Tally] = {
            (None if number == len(account.subject.values) else str(account.subject.values[number])): self.tally[number]
            for number in np.flatnonzero(self.tally.any(axis=(1, 2))).tolist()
        }
        rows, cells = self.total
        header = account.header
        return FormCounts(account.name, account.file, header, self.groups, by_subject, rows, cells, self.lost)

    def _rows(self) -> None:
        """Give each row its fate."""
        account, state = self.account, self.state
        if account.whole is not None:
            state.paint(np.ones(len(self.who), bool), account.whole)
        else:
            state.paint_all(from_last_to_first(account.gone))
            state.paint(account.alive, Reason(Fate.MAPPED))
            for rows in account.gone.get(UNACCOUNTED, ()):
                state.paint(rows, UNACCOUNTED)
            state.paint_all(from_last_to_first(account.left))
        self._count(None, 0, state, None)

    def _cells(self, column: ColumnAccount) -> _Painted:
        """Give each cell of a column its fate."""
        account = self.account
        if account.whole is not None:
            return self.state
        cells = _Painted(len(self.who))
        if column.not_submitted is not None:
            cells.paint(account.part, Reason(Fate.NOT_SUBMITTED, column.not_submitted))
        else:
            self._used(cells, column)
        self._by_state(cells, self.out)
        return cells

    def _used(self, cells: _Painted, column: ColumnAccount) -> None:
        """Give the cells of a column that takes part their fates, the one to tell last."""
        account = self.account
        if all(rows is not None for rows in column.mapped.values()):
            cells.paint_all(from_last_to_first(column.reasons))
            if column.rules:
                cells.paint(account.alive, Reason(Fate.MAPPED, f"{USED}{', '.join(column.rules)}"))
            self._by_state(cells, account.part & ~account.alive)
        self._mapped(cells, column)
        self._with_more(cells, column.corrected, _corrected)
        if column.as_of_cut is not None:
            self._with_more(cells, np.flatnonzero(column.as_of_cut & column.filled).astype(np.int64), _as_of_cut)
        cells.paint_all(from_last_to_first(column.emptied))
        for reason, rows in from_last_to_first(column.refused):
            self._with_more(cells, rows, partial(_refused, reason))
        for rows in column.reasons.get(UNACCOUNTED, ()):
            cells.paint(rows, UNACCOUNTED)

    def _by_state(self, cells: _Painted, chosen: NDArray[np.bool_]) -> None:
        """Let cells share the fate of their row."""
        rows = np.flatnonzero(chosen)
        table = np.array([cells.number(reason) for reason in self.state.reasons], np.int32)
        cells.rows[rows] = table[self.state.rows[rows]]

    def _mapped(self, cells: _Painted, column: ColumnAccount) -> None:
        """Give the cells that gave variables their values their fate, for each combination of variables."""
        names = list(column.mapped)
        always = [name for name in names if column.mapped[name] is None]
        masks = [(name, mask) for name, mask in column.mapped.items() if mask is not None and mask.any()]
        if not masks:
            if always:
                cells.paint(self.account.part, Reason(Fate.MAPPED, ", ".join(always)))
            return
        inverse, combinations = _combinations([mask for _, mask in masks])
        numbers = np.zeros(len(combinations), np.int32)
        for place, held in enumerate(combinations):
            chosen = {*always, *(name for number, (name, _) in enumerate(masks) if held >> number & 1)}
            if chosen:
                detail = ", ".join(name for name in names if name in chosen)
                numbers[place] = cells.number(Reason(Fate.MAPPED, detail))
        given = numbers[inverse]
        cells.rows = np.where((given > 0) & self.account.part, given, cells.rows)

    def _with_more(self, cells: _Painted, rows: Positions, said: Callable[[Reason], Reason]) -> None:
        """Give cells another reason, which may tell of the one that they had."""
        known = cells.reasons
        for number in np.unique(cells.rows[rows]).tolist():
            chosen = rows[cells.rows[rows] == number]
            cells.paint(chosen, said(known[number]))

    def _count(self, column: str | None, kind: int, painted: _Painted, filled: NDArray[np.bool_] | None) -> None:
        """Count rows (0) or cells (1) by reason and by subject."""
        every = filled is None or bool(filled.all())
        numbers = painted.rows if every else painted.rows[filled]
        self.total[kind] += len(numbers)
        reasons = painted.reasons
        times = np.bincount(numbers, minlength=len(reasons)).tolist()
        present = [number for number, count in enumerate(times) if count]
        for number in present:
            self._add(column, reasons[number], kind, times[number])
        fates = np.array([FATES.index(reason.fate) for reason in reasons])
        if len({fates[number] for number in present}) == 1:  # most columns: no need to look at rows one by one
            self.tally[:, kind, fates[present[0]]] += self._people if every else self._of_people(self.who[filled])
        else:
            keys = (self.who if every else self.who[filled]) * len(FATES) + fates[numbers]
            self.tally[:, kind] += np.bincount(keys, minlength=self.tally[:, kind].size).reshape(-1, len(FATES))
        if times[0]:
            rows = self.account.numbers if every else self.account.numbers[filled]
            self.lost[column] = tuple(rows[numbers == 0].tolist())

    def _of_people(self, who: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return how often each subject stands among others."""
        return np.bincount(who, minlength=len(self.tally))

    def _add(self, column: str | None, reason: Reason, kind: int, count: int) -> None:
        rows, cells = self.groups.get((column, reason), (0, 0))
        self.groups[column, reason] = (rows + count, cells) if kind == 0 else (rows, cells + count)

    def _unread(self) -> None:
        """Count what no record holds: rows of another length than the header, cells without a column, blank rows."""
        for item in self.account.unread:
            reason = left_out("row without any value") if item.code == HOLLOW else under_code(item.code)
            reason = self.account.whole or reason
            fate = FATES.index(reason.fate)
            whole_rows = len({*item.rows, *item.empty}) if item.column is None else 0
            for kind, count in ((0, whole_rows), (1, len(item.rows))):
                if count:
                    self._add(item.column, reason, kind, count)
                    self.total[kind] += count
            self.tally[-1, 0, fate] += whole_rows
            numbers = np.asarray(item.rows, np.int64)
            at = np.searchsorted(self.account.numbers, numbers)
            known = np.append(self.account.numbers, -1)[at] == numbers
            np.add.at(self.tally[:, 1, fate], np.append(self.who, 0)[at[known]], 1)
            self.tally[-1, 1, fate] += int(np.count_nonzero(~known))

    def _gaps(self) -> None:
        """Find rows of the file between its records that nobody has told of."""
        numbers = self.account.numbers
        apart = {row for item in self.account.unread if item.column is None for row in (*item.rows, *item.empty)}
        last = max([1, *numbers[-1:].tolist(), *apart])
        if len(numbers) + len(apart) == last - 1:
            return
        missing = np.setdiff1d(np.arange(2, last + 1), np.array([*numbers.tolist(), *apart]))
        self.total[0] += len(missing)
        self._add(None, UNACCOUNTED, 0, len(missing))
        self.tally[-1, 0, FATES.index(Fate.UNACCOUNTED)] += len(missing)
        self.lost[None] = tuple(sorted({*self.lost.get(None, ()), *missing.tolist()}))


def _combinations(masks: Sequence[NDArray[np.bool_]]) -> tuple[NDArray[np.int64], list[int]]:
    """Return the number of each row's combination of masks, and each combination as bits."""
    inverse, found = np.zeros(len(masks[0]), np.int64), [0]
    for first in range(0, len(masks), FEW):
        some = masks[first : first + FEW]
        bits = inverse << len(some)
        for number, mask in enumerate(some):
            bits |= mask.astype(np.int64) << number
        present = np.flatnonzero(np.bincount(bits))
        table = np.zeros(len(found) << len(some), np.int64)
        table[present] = np.arange(len(present))
        inverse = table[bits]
        held = (1 << len(some)) - 1
        found = [found[key >> len(some)] | (key & held) << first for key in present.tolist()]
    return inverse, found


def _corrected(known: Reason) -> Reason:
    """Return a reason that tells of a correction."""
    return known if known == UNACCOUNTED else Reason(known.fate, f"{known.detail} (value corrected)")


def _as_of_cut(known: Reason) -> Reason:
    """Return a reason that tells of the data cut-off."""
    return known if known == UNACCOUNTED else Reason(known.fate, f"{known.detail} (value as of the data cut-off)")


def _refused(reason: Reason, known: Reason) -> Reason:
    """Return the reason of a refused value; where a variable has it all the same, that is told behind it."""
    _, behind, mapped = known.detail.partition(BEHIND)
    if known.fate is Fate.MAPPED and not known.detail.startswith(USED):
        return Reason(reason.fate, f"{reason.detail}{BEHIND}{known.detail}")
    return Reason(reason.fate, f"{reason.detail}{behind}{mapped}")

"""Makes the account of each form from what a run has read, noted and reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import numpy as np

from nec_cdisc.plan.accounting import not_submitted
from nec_cdisc.problem import Problem, Severity
from nec_cdisc.problem.families.value import TIME_WITHOUT_DATE
from nec_cdisc.run.ledger.counts import FormCounts
from nec_cdisc.run.ledger.fate import Positions, Reason, Reasons, left_out, note, under_code
from nec_cdisc.run.ledger.follow import rules
from nec_cdisc.run.ledger.form_account import ColumnAccount, FormAccount, Mask
from nec_cdisc.run.ledger.notes import FormNotes
from nec_cdisc.run.ledger.settle import settle
from nec_cdisc.run.orphans import ORPHAN
from nec_cdisc.run.table import FormTable
from nec_cdisc.run.whereabouts import Whereabouts
from nec_cdisc.run.world import World

#: Codes of values; and those of rows that refuse a value as well: it stands where there should be none, a condition
#: cannot read it, no transport file holds it. A time that is dropped is told by a note.
OF_VALUES, REFUSING = "VAL", ("ROW107", "ROW112", "ROW113", TIME_WITHOUT_DATE)
#: Record numbers by file (a sheet of a workbook is a file of its own), column and reason.
Refused = dict[str, dict[str | None, dict[Reason, list[Positions]]]]


def account(
    world: World, notes: Mapping[str, FormNotes], problems: Iterable[Problem], where: Whereabouts
) -> tuple[FormCounts, ...]:
    """Return the counts of the forms of a run, in the order of the study.

    ``world`` holds the forms of the whole export, ``notes`` what all partitions have noted of them; ``problems`` are
    all problems of the run, and ``where`` tells whose a row is.
    """
    reader = _Reader(world, notes, problems, where)
    return tuple(settle(reader.form(world.forms[name])) for name in world.plan.study.forms if name in world.forms)


class _Reader:
    """Makes the accounts of forms."""

    def __init__(
        self, world: World, notes: Mapping[str, FormNotes], problems: Iterable[Problem], where: Whereabouts
    ) -> None:
        self.notes, self.where = notes, where
        self.refused = _refused(problems)
        self.rules = rules(world.plan)
        self.apart = not_submitted(world.plan)

    def form(self, table: FormTable) -> FormAccount:
        """Return the account of one form."""
        name, length = table.form.name, len(table.raw)
        notes = self.notes[name]
        numbers = table.raw.rows if table.raw.rows is not None else np.empty(0, np.int64)
        part = np.zeros(length, bool)
        part[table.positions] = True
        alive = _in_file(table, notes.alive)
        left: Reasons = {left_out(rule): [rows] for rule, rows in table.left.items() if len(rows)}
        gone: Reasons = {}
        for reasons in notes.gone.values():
            _add(gone, reasons, table)
        for reason, rows in self._of_file(table, None, numbers).items():
            for at in rows:
                note(gone, reason, at[part[at] & ~alive[at]])
        header = tuple(table.raw.columns)
        columns = partial(self._columns, table, notes, numbers)
        subject = self.where.subjects(table)
        return FormAccount(
            name, table.form.file, header, numbers, subject, part, alive, columns, left, gone, table.unread
        )

    def _columns(self, table: FormTable, notes: FormNotes, numbers: Positions) -> Iterator[ColumnAccount]:
        for name in table.raw.columns:
            yield self._column(table, notes, name, numbers)

    def _column(self, table: FormTable, notes: FormNotes, name: str, numbers: Positions) -> ColumnAccount:
        form = table.form.name
        filled = ~table.raw.missing(name)
        mapped = notes.mapped.get(name, {})
        apart = self.apart[form].get(name) if not mapped else None
        reasons: Reasons = {}
        _add(reasons, notes.cells.get(name, {}), table)
        for way in notes.ways.get(name, ()):
            _add(reasons, notes.gone.get(way, {}), table)
        return ColumnAccount(
            name,
            filled,
            None if apart is None else apart[0],
            self.rules[form].get(name, ()),
            {variable: None if rows is None else _in_file(table, rows) for variable, rows in mapped.items()},
            reasons,
            self._of_file(table, name, numbers),
            _emptied(table, name, filled),
            table.corrected(name),
            table.as_of_cut.get(name),
        )

    def _of_file(self, table: FormTable, column: str | None, numbers: Positions) -> Reasons:
        """Return the rows of a file that problems name, by reason."""
        found: Reasons = {}
        for reason, parts in self.refused.get(table.form.file, {}).get(column, {}).items():
            wanted = np.unique(np.concatenate(parts))
            at = np.searchsorted(numbers, wanted)
            note(found, reason, at[np.append(numbers, -1)[at] == wanted].astype(np.int64))
        return found


def _in_file(table: FormTable, rows: Mask) -> Mask:
    """Return rows of a table as rows of its file."""
    if len(table.positions) == len(table.raw):
        return rows
    mask = np.zeros(len(table.raw), bool)
    mask[table.positions] = rows
    return mask


def _add(reasons: Reasons, more: Mapping[Reason, list[Positions]], table: FormTable) -> None:
    """Add rows of a table to reasons, as rows of its file."""
    for reason, parts in more.items():
        for rows in parts:
            note(reasons, reason, table.positions[rows])


def _emptied(table: FormTable, name: str, filled: Mask) -> Reasons:
    """Return the cells that hold something and are blank to the mapping: declared missing, or corrected to nothing."""
    if name not in table.overrides and not table.form.source.block.missing:
        return {}
    blank = filled & table.whole(name).missing()
    corrected = np.zeros(len(blank), bool)
    corrected[table.corrected(name)] = True
    cut = table.as_of_cut.get(name, np.zeros(len(blank), bool))
    reasons: Reasons = {}
    note(reasons, left_out("after the data cut-off"), np.flatnonzero(blank & cut))
    note(reasons, left_out("taken away by the register of corrections"), np.flatnonzero(blank & corrected))
    said = f"means missing in source {table.form.source.name}"
    note(reasons, left_out(said), np.flatnonzero(blank & ~corrected & ~cut))
    return reasons


def _refused(problems: Iterable[Problem]) -> Refused:
    """Return the record numbers of refused cells, and (without a column) those of records without a subject in DM."""
    found: Refused = {}
    for problem in problems:
        cells = problem.cells
        if cells is None:
            continue
        of_value = problem.code.startswith(OF_VALUES) and problem.severity is not Severity.NOTE
        if of_value or problem.code in REFUSING:
            column, reason = cells.column, under_code(problem.code)
        elif problem.code == ORPHAN:
            column, reason = None, under_code(ORPHAN)
        else:
            continue
        of_column = found.setdefault(cells.file, {}).setdefault(column, {})
        of_column.setdefault(reason, []).append(np.asarray(cells.rows, np.int64))
    return found

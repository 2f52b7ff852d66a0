"""Everything that a run has made so far, and how a name's column is found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, numbered
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.lineage.model import DecidedCorrection, FormCut, LeftOut
from nec_cdisc.mapping.condition.evaluate import evaluate
from nec_cdisc.mapping.condition.tree import Condition
from nec_cdisc.mapping.condition.tree import names as names_of
from nec_cdisc.plan.compile import Plan
from nec_cdisc.plan.reference import Bound, Kind, Reference
from nec_cdisc.problem import Place, Problem
from nec_cdisc.run.ledger.notes import Notes
from nec_cdisc.run.table import FormTable, Growing, Positions

#: What the records of a dataset were made with besides raw cells; see :mod:`nec_cdisc.lineage.model`.
Workings = dict[str, Encoded]


@dataclass(slots=True, eq=False)
class World:
    """Forms read, datasets growing, datasets finished and how they were sorted, problems, records counted by rule.

    In a partition ``forms`` hold the records of its subjects, and ``wholes`` are those that look-ups need whole.
    ``made`` are finished datasets that further ones are made of. ``workings`` and ``corrections`` are kept for lineage,
    ``notes`` for the ledger. ``cut_off`` are the subjects whose record in a form of DM lies after the data cut-off
    ``limit``; ``cuts`` say what it did to each form. ``withheld`` are the subjects whose record in DM is withheld.
    """

    plan: Plan
    forms: dict[str, FormTable] = field(default_factory=dict)
    wholes: dict[str, FormTable] = field(default_factory=dict)
    growing: dict[str, Growing] = field(default_factory=dict)
    finished: dict[str, Dataset] = field(default_factory=dict)
    made: dict[str, FormTable] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    orders: dict[str, Positions] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    cut_off: set[str] = field(default_factory=set)
    limit: str | None = None
    withheld: set[str] = field(default_factory=set)
    cuts: list[FormCut] = field(default_factory=list)
    corrections: list[DecidedCorrection] = field(default_factory=list)
    workings: dict[str, Workings] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes)

    def count(self, table: str, rule: str, records: int) -> None:
        """Count records of a form or dataset under a rule."""
        self.counts[table, rule] = self.counts.get((table, rule), 0) + records

    def leave_out(
        self, table: FormTable, rows: Positions, rule: str, place: Place | None = None, column: str | None = None
    ) -> None:
        """Count and list records of a form that a named rule leaves out; see :class:`LeftOut`."""
        if len(rows):
            self.count(table.form.name, rule, len(rows))
            numbers = tuple(table.record_numbers(rows).tolist())
            self.left_out.append(LeftOut(table.form.file, numbers, rule, column, place))

    def column(self, dataset: Growing, references: Sequence[Reference]) -> Encoded:
        """Return the column that a name stands for in a growing dataset."""
        first = references[0]
        if first.kind is Kind.TARGET:
            return dataset.columns[first.name]
        if first.kind is Kind.DATASET:
            other = self.growing[first.table]
            return other.columns[first.name].take(self.row_of_subject(dataset, other))
        return dataset.in_blocks(references)

    def row_of_subject(self, dataset: Growing, other: Growing) -> Positions:
        """Return for each record the one row of its subject in another dataset, -1 where there is none or several."""
        mine, theirs = dataset.columns["USUBJID"], other.columns["USUBJID"]
        group = subject_numbers(theirs, mine)
        known = group >= 0
        times = np.bincount(group[known], minlength=len(mine.values))
        row = np.full(len(mine.values) + 1, -1, np.int64)
        row[group[known]] = np.flatnonzero(known)
        row[:-1][times > 1] = -1
        return row[mine.codes]

    def of_several(self, dataset: Growing, other: Growing) -> Positions:
        """Return the records whose subject has several records in another dataset."""
        mine = dataset.columns["USUBJID"]
        group = subject_numbers(other.columns["USUBJID"], mine)
        times = np.append(np.bincount(group[group >= 0], minlength=len(mine.values)), 0)
        return np.flatnonzero(times[mine.codes] > 1).astype(np.int64)

    def condition(self, tree: Condition, dataset: Growing, bound: Bound) -> NDArray[np.bool_]:
        """Return where a condition holds among the records of a dataset."""
        columns = {name: self.column(dataset, bound.references[name]) for name in names_of(tree)}
        ticks = [block.form.form.source.ticks.ticked for block in dataset.blocks]
        if len(set(ticks)) <= 1:
            return evaluate(tree, columns.__getitem__, ticks[0] if ticks else ())
        return np.concatenate(
            [
                evaluate(tree, {name: column.part(first, last) for name, column in columns.items()}.__getitem__, ticked)
                for ticked, (first, last) in zip(ticks, dataset.bounds(), strict=True)
            ]
        )

    def looked_up(self, name: str) -> FormTable | Growing:
        """Return the table that a look-up of a name looks into."""
        return self.wholes[name] if name in self.wholes else self.table(name)

    def table(self, name: str) -> FormTable | Growing:
        """Return a form or a growing dataset; one without records is one all the same."""
        return self.forms[name] if name in self.forms else self.growing[name]

    def rows_of(self, name: str) -> FormTable:
        """Return what records are made of: a form, or a finished dataset of the run."""
        return self.made[name] if name in self.made else self.forms[name]


def first_of_subject(mine: Encoded) -> Positions:
    """Return the first record of each subject, by the number of its value; -1 where it has none."""
    first = np.full(len(mine.values) + 1, -1, np.int64)
    first[mine.codes[::-1]] = np.arange(len(mine) - 1, -1, -1)
    return first[:-1]


def subject_numbers(theirs: Encoded, mine: Encoded) -> Positions:
    """Return for each row of another table the number of its subject among mine, -1 where I have no such one."""
    table = np.append(numbered(mine.values, theirs.values), np.int32(-1))
    return table[theirs.codes].astype(np.int64)

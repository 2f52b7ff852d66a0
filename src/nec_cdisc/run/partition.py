"""Makes a partition of an export: the forms with the records of some subjects, ready for all steps after reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plan.compile import Plan
from nec_cdisc.run.table import FormTable, Positions
from nec_cdisc.run.world import World


@dataclass(frozen=True, slots=True, eq=False)
class FormPart:
    """The records of a form in one partition, without what a process can find in the plan itself."""

    raw: Dataset
    positions: Positions
    subject: Encoded | None
    overrides: Mapping[str, Encoded] = field(default_factory=dict)
    as_of_cut: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)

    def table(self, plan: Plan, form: str) -> FormTable:
        """Return the form as read, with these records alone."""
        mapped = plan.study.forms[form]
        table = FormTable(mapped, self.raw, self.positions, self.subject, dict(self.overrides))
        table.as_of_cut = dict(self.as_of_cut)
        return table


@dataclass(frozen=True, slots=True, eq=False)
class Partition:
    """The forms of some subjects; ``wholes`` are those that look-ups need whole.

    ``cut_off`` and ``limit`` are the run's.
    """

    forms: Mapping[str, FormPart]
    wholes: Mapping[str, FormPart]
    cut_off: frozenset[str]
    limit: str | None = None

    def world(self, plan: Plan) -> World:
        """Return what the steps of a plan work on."""
        forms = {name: part.table(plan, name) for name, part in self.forms.items()}
        wholes = {name: part.table(plan, name) for name, part in self.wholes.items()}
        return World(plan, forms, wholes, cut_off=set(self.cut_off), limit=self.limit)


def partition(world: World, records: Mapping[str, Positions], wholes: frozenset[str], *, first: bool) -> Partition:
    """Return the partition with the given records (positions among those that take part) of forms that have subjects.

    Forms without subjects are given whole. The ``first`` partition has the records that were left out on reading, too,
    so that each raw record stands in one partition.
    """
    forms = {}
    for name, table in world.forms.items():
        if name in records:
            forms[name] = _part(table, records[name], first=first)
        else:
            forms[name] = _whole(table)
    held = {name: _whole(world.forms[name]) for name in sorted(wholes) if name in forms}
    return Partition(forms, held, frozenset(world.cut_off), world.limit)


def _whole(table: FormTable) -> FormPart:
    return FormPart(table.raw, table.positions, table.subject, table.overrides, table.as_of_cut)


def _part(table: FormTable, records: Positions, *, first: bool) -> FormPart:
    taking = table.positions[records]
    rows = taking
    if first:
        rows = np.union1d(taking, np.setdiff1d(np.arange(len(table.raw)), table.positions))
    columns = {name: _compact(table.raw.column(name), rows) for name in table.raw.columns}
    numbers = table.raw.rows[rows] if table.raw.rows is not None else None
    raw = Dataset(table.raw.name, columns, rows=numbers)
    subject = _compact(table.subject, records) if table.subject is not None else None
    overrides = {name: _compact(column, rows) for name, column in table.overrides.items()}
    as_of_cut = {name: cut[rows] for name, cut in table.as_of_cut.items()}
    return FormPart(raw, np.searchsorted(rows, taking).astype(np.int64), subject, overrides, as_of_cut)


def _compact(column: Encoded, rows: NDArray[np.int64]) -> Encoded:
    """Return a column at some rows with the values that they have, in their order."""
    codes = column.codes[rows]
    used = np.zeros(len(column.values) + 1, bool)
    used[codes] = True
    used[-1] = False
    number = np.full(len(used), -1, np.int32)
    number[used] = np.arange(np.count_nonzero(used), dtype=np.int32)
    return Encoded(number[codes], [column.values[code] for code in np.flatnonzero(used).tolist()])

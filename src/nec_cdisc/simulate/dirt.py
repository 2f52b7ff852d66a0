"""Plant dirt in the chart of a subject: which kinds, how often, and a note of each for the truth file.

A planter looks for a fitting record and spoils it; where the subject has none it plants nothing. Each planter has its
turn at every n-th subject, so that an export of forty has every kind and a larger one has more in proportion.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nec_cdisc.simulate.case import Case
from nec_cdisc.simulate.chart import Chart, Record
from nec_cdisc.simulate.defect_kinds import DEFECT_KINDS
from nec_cdisc.simulate.draws import Draws

Cell = tuple[Record, str]


@dataclass(frozen=True)
class Dirt:
    """What a planter works on: the subject's truth, its chart, and its stream of draws."""

    case: Case
    chart: Chart
    draws: Draws

    def cell(self, places: Sequence[tuple[str, str]], fits: Callable[[str], bool] = bool) -> Cell | None:
        """Choose a cell of the (form, column) places whose value fits, in a record not spoiled yet."""
        found = [
            (record, column)
            for form, column in places
            for record in self.chart.of(form)
            if not record.locked and not record.defects and fits(record.cells.get(column, ""))
        ]
        return self.draws.one_of(found) if found else None

    def record(self, form: str, fits: Callable[[dict[str, str]], bool] = bool) -> Record | None:
        """Choose a record of the form that fits and is not spoiled yet."""
        found = [item for item in self.chart.of(form) if not item.locked and not item.defects and fits(item.cells)]
        return self.draws.one_of(found) if found else None

    def insert(self, after: Record, cells: dict[str, str]) -> Record:
        """Add a copy of a record behind it, with a key of its own and other cells as given."""
        key = self.chart.keys("")["record_id"]
        copy = Record(after.form, {**after.cells, "record_id": key, **cells})
        self.chart.records.insert(self.chart.records.index(after) + 1, copy)
        return copy


def note(record: Record, column: str, kind: str, *, clean: str = "", true: str = "", usable: str = "") -> None:
    """Note a defect: the clean cell, for a date the true ISO date and the part of it the cell still tells."""
    defect = {"defect": kind, "expect": DEFECT_KINDS[kind].expect, "clean": clean}
    if true:
        defect |= {"true_iso": true, "iso": usable}
    record.defects[column] = defect


def spoil(record: Record, column: str, value: str, kind: str, *, true: str = "", usable: str = "") -> None:
    """Put a value in a cell and note what stood there."""
    note(record, column, kind, clean=record.cells.get(column, ""), true=true, usable=usable)
    record.cells[column] = value

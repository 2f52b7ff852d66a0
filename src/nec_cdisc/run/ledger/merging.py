"""Joins what the partitions of a run have noted of each form: what one of them has mapped is mapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.plan.step import Finish, Step
from nec_cdisc.run.ledger.fate import Positions, Reason, Reasons, note
from nec_cdisc.run.ledger.notes import FormNotes, Notes
from nec_cdisc.run.table import FormTable


@dataclass(frozen=True, slots=True, eq=False)
class Noted:
    """What a partition has noted of a form; ``numbers`` are the record numbers of the rows that it had."""

    form: str
    numbers: Positions
    notes: FormNotes


def noted(notes: Notes) -> tuple[Noted, ...]:
    """Return the notes of a partition, apart from its tables."""
    return tuple(
        Noted(table.form.name, table.record_numbers(np.arange(len(table))), of_form)
        for table, of_form in notes.of_tables()
    )


def merge_notes(
    forms: Mapping[str, FormTable], parts: Iterable[Iterable[Noted]], steps: Iterable[Step] = ()
) -> dict[str, FormNotes]:
    """Return the notes of each form of a run; rows are those that take part in the whole export.

    Variables stand in the order in which the ``steps`` of the plan finish them.
    """
    every: dict[str, list[Noted]] = {name: [] for name in forms}
    for part in parts:
        for item in part:
            every[item.form].append(item)
    place = {name: number for number, name in enumerate(_variables(steps))}
    return {name: _merged(table, every[name], place) for name, table in forms.items()}


def _variables(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        if isinstance(step, Finish):
            yield from (f"{step.dataset}.{name}" for name in (*step.mapping.variables, *step.mapping.supplementary))


def _merged(table: FormTable, several: list[Noted], place: Mapping[str, int]) -> FormNotes:
    numbers = table.record_numbers(np.arange(len(table)))
    if len(several) == 1 and np.array_equal(several[0].numbers, numbers):
        return several[0].notes
    whole = FormNotes(np.zeros(len(table), bool))
    for item in several:
        _add(whole, item.notes, np.searchsorted(numbers, item.numbers).astype(np.int64))
    for column, variables in whole.mapped.items():
        whole.mapped[column] = dict(sorted(variables.items(), key=lambda item: place.get(item[0], len(place))))
    for way, arrived in whole.looked_up.items():
        whole.gone[way] = _without(whole.gone.get(way, {}), arrived)
    return whole


def _without(reasons: Reasons, arrived: Positions) -> Reasons:
    """Return the reasons of rows that no partition has looked up for a record that arrived."""
    left: Reasons = {}
    for reason, several in reasons.items():
        for rows in several:
            note(left, reason, rows[~np.isin(rows, arrived)])
    return left


def _add(whole: FormNotes, part: FormNotes, rows: Positions) -> None:
    """Add the notes of a partition, whose rows are ``rows`` of the whole form."""
    whole.alive[rows[part.alive]] = True
    for column, variables in part.mapped.items():
        for variable, mask in variables.items():
            mapped: NDArray[np.bool_] = np.zeros(len(whole.alive), bool)
            mapped[rows if mask is None else rows[mask]] = True
            whole.map(column, variable, mapped)
    for column, ways in part.ways.items():
        whole.ways.setdefault(column, {}).update(ways)
    for way, arrived in part.looked_up.items():
        whole.looked_up[way] = np.union1d(whole.looked_up.get(way, rows[:0]), rows[arrived])
    for way, reasons in part.gone.items():
        _add_reasons(whole.gone.setdefault(way, {}), reasons, rows)
    for column, reasons in part.cells.items():
        _add_reasons(whole.cells.setdefault(column, {}), reasons, rows)


def _add_reasons(whole: Reasons, part: Mapping[Reason, list[Positions]], rows: Positions) -> None:
    for reason, several in part.items():
        for chosen in several:
            note(whole, reason, rows[chosen])

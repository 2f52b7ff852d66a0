"""Applies the register of corrections on reading; a correction whose old value does not match is refused."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.problem import Problem
from nec_cdisc.run.table import FormTable, Positions
from nec_cdisc.run.world import World
from nec_cdisc.study.corrections import Correction


def corrected(world: World, table: FormTable, corrections: Sequence[Correction]) -> None:
    """Override the cells that the register names."""
    for correction in corrections:
        if correction.form == table.form.name:
            _apply(world, table, correction)


def _apply(world: World, table: FormTable, correction: Correction) -> None:
    unknown = [name for name in (*correction.key, correction.field) if name not in table.raw.frame.columns]
    if unknown:
        _refuse(world, correction, f"form {table.form.name} has no column {', '.join(unknown)}")
        return
    rows = _matching(table, correction)
    if len(rows) != 1:
        _refuse(world, correction, f"its key finds {len(rows)} records of {table.form.name}, not one")
        return
    column = table.whole(correction.field)
    value = column.take(rows).to_list()[0]
    if value != correction.old:
        held = "another value" if correction.field in table.form.private else repr(value)
        _refuse(world, correction, f"the cell holds {held}, not the old value of the register")
        return
    table.overrides[correction.field] = _replaced(column, rows, correction.new)
    world.count(table.form.name, "cells corrected", 1)


def _matching(table: FormTable, correction: Correction) -> Positions:
    found = np.ones(len(table.positions), bool)
    for name, value in correction.key.items():
        column = table.column(name)
        found &= np.array([*(text == value for text in column.values), False])[column.codes]
    return table.positions[found]


def _replaced(column: Encoded, rows: Positions, value: str | None) -> Encoded:
    values = list(column.values)
    if value is not None and value not in values:
        values.append(value)
    codes = column.codes.copy()
    codes[rows] = -1 if value is None else values.index(value)
    return Encoded(codes, values)


def _refuse(world: World, correction: Correction, why: str) -> None:
    message = f"the correction of {correction.form}.{correction.field} is not applied: {why}"
    world.problems.append(Problem("RUN104", message, correction.place))

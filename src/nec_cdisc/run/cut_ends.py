"""Takes away what a record begun before the data cut-off tells of later days: its end, and what came of it."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.run.cut_off import Side, sides_of
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.table import FormTable, Positions
from nec_cdisc.run.world import World


def cut_ends(world: World, table: FormTable, inputs: Inputs) -> None:
    """Blank the declared dates that lie after the cut-off, and give other cells of the record what they held before."""
    if inputs.cut_off is None:
        return
    form, limit = table.form, inputs.cut_off.isoformat()
    for column, others in form.block.cut_off_ends.items():
        if not {column, *others} <= set(table.raw.columns):
            continue  # lint has told
        later = np.flatnonzero(sides_of(table, inputs, column, limit) == Side.AFTER)
        if not len(later):
            continue
        rows = table.positions[later]
        cells = Cells(form.file, tuple(table.record_numbers(later).tolist()), column)
        place = form.source.document.key_place(("forms", form.name, "cut_off_ends", column))
        message = f"{column} lies after the data cut-off {limit} and is blank as of that day"
        world.problems.append(Problem("ROW122", message, place, cells))
        for name, value in {column: "", **others}.items():
            _override(table, name, rows, value)


def _override(table: FormTable, name: str, rows: Positions, value: str) -> None:
    """Give cells of the file another value; none where it is empty."""
    held = table.whole(name)
    values, codes = list(held.values), held.codes.copy()
    if value and value not in values:
        values.append(value)
    codes[rows] = values.index(value) if value else -1
    table.overrides[name] = Encoded(codes, values)
    cut = table.as_of_cut.setdefault(name, np.zeros(len(codes), bool))
    cut[rows] = True

"""Finds the raw cells behind records of finished datasets, by the raw rows that the records were made of."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.plan.reference import Kind
from nec_cdisc.problem import Cells
from nec_cdisc.run.blame import raw_origin
from nec_cdisc.run.table import FormTable, Positions
from nec_cdisc.run.world import World


def source_cells(world: World, dataset: Dataset, variable: str, records: Positions) -> Iterator[Cells]:
    """Yield the raw cells that gave a variable (``CM.CMSPID``) in some records, those of one value together.

    ``world`` holds the forms of the whole export. Where the variable does not come from a column of the form, the rows
    are told without one.
    """
    tables = {table.form.file: table for table in world.forms.values()}
    for births in dataset.births:
        if births.role != "source" or births.table not in tables:
            continue
        rows = np.unique(births.rows[np.isin(births.records, records)])
        if len(rows):
            origin = raw_origin(world, dataset.name, world.plan.bound.get(variable), births.block or 0)
            column = origin.name if origin is not None and origin.kind is Kind.RAW else None
            yield from _by_value(tables[births.table], column, rows)


def _by_value(table: FormTable, column: str | None, rows: Positions) -> Iterator[Cells]:
    numbers = table.raw.rows
    if column is None or numbers is None or column not in table.raw.columns:
        yield Cells(table.form.file, tuple(rows.tolist()))
        return
    held = table.whole(column).take(np.searchsorted(numbers, rows))
    for code in np.unique(held.codes).tolist():
        value = None if code < 0 or column in table.form.private else str(held.values[code])
        yield Cells(table.form.file, tuple(rows[held.codes == code].tolist()), column, value)

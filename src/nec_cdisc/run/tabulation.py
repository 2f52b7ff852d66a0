"""Reads datasets of SDTM for analysis: numbers as numbers, supplemental qualifiers as columns."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from nec_cdisc.dataset.encoded import Encoded, constant, recode
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.mapping.study import FormMapping
from nec_cdisc.plugin.reader import Reading
from nec_cdisc.problem import Problem
from nec_cdisc.readers.supplement import joined
from nec_cdisc.run.table import FormTable


def with_qualifiers(reading: Reading, form: FormMapping, folder: Path) -> Reading:
    """Return a dataset with its supplemental qualifiers as further columns; a variable of the same name goes before.

    Raises:
        Unreadable: where the file of the qualifiers cannot be used at all.

    """
    columns: dict[str, Encoded] = {}
    problems: list[Problem] = []
    if form.supplement is not None:
        name = f"{form.source.block.files.folder}/{form.supplement}"
        columns, problems = joined(reading.dataset, folder / name, name)
    columns |= {name: constant(None, len(reading.dataset)) for name in form.unheld}
    whole = {**reading.dataset.columns, **columns, **reading.dataset.columns}
    dataset = Dataset(reading.dataset.name, whole, rows=reading.dataset.rows)
    return replace(reading, dataset=dataset, problems=(*reading.problems, *problems))


def as_numbers(table: FormTable) -> None:
    """Have the numeric columns of a form hold numbers; in a file all values are read as text."""
    for name, kind in table.form.kinds.items():
        if kind == "number" and name in table.raw.columns:
            column = table.raw.column(name)
            table.overrides[name] = recode(column, [Decimal(value) for value in column.values])

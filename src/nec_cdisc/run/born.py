"""Notes of which rows each record of a dataset is made: its own, those looked up, and those that a choice rests on."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.dataset.model import Births
from nec_cdisc.mapping.study import SUBJECT
from nec_cdisc.run.table import FormTable, Growing, GrownBlock, Positions, empty
from nec_cdisc.run.world import first_of_subject, subject_numbers


def births(dataset: Growing) -> Iterator[Births]:
    """Yield the births of the records that the row blocks of a dataset have made."""
    for number, ((first, last), block) in enumerate(zip(dataset.bounds(), dataset.blocks, strict=True)):
        records = np.arange(first, last, dtype=np.int64)
        made = block.form.form.made  # its rows are records of a finished dataset, numbered from 0
        numbers = block.rows if made else block.form.record_numbers(block.rows)
        yield Births("source", block.form.form.file, records, numbers, block=number)
        for alias, (table, rows) in block.joined.items():
            known = rows >= 0
            yield Births("joined", *_named(table, records[known], rows[known]), alias, number)
        for alias, rows in block.used.items():
            table, _ = block.joined[alias]
            record = _first_record(block, table, rows)
            yield Births("used", *_named(table, first + record[record >= 0], rows[record >= 0]), alias, number)


def subject_of(table: FormTable | Growing) -> Encoded:
    """Return whose each record of a table is."""
    found = table.subject if isinstance(table, FormTable) else table.column_named(SUBJECT)
    return empty(len(table)) if found is None else found


def _named(table: FormTable | Growing, records: Positions, rows: Positions) -> tuple[str, Positions, Positions]:
    """Return the name of a table, records, and the numbers that rows have in the table."""
    if isinstance(table, FormTable):
        return table.form.file, records, table.record_numbers(rows)
    return table.name, records, rows


def _first_record(block: GrownBlock, table: FormTable | Growing, rows: Positions) -> Positions:
    """Return the first record of the block that the subject of each row has, -1 where it has none."""
    mine = subject_of(block.form).take(block.rows)
    subject = subject_numbers(subject_of(table).take(rows), mine)
    return np.append(first_of_subject(mine), -1)[subject]

"""The records that analysis records say they were made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nec_cdisc.records.package import Package
from nec_cdisc.records.table import SUBJECT, Mask, Positions, Records, matched


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A dataset that records name as their source.

    ``named`` says which records name it, ``row`` is their record of it, -1 where it has none or where only the dataset
    is named (``told`` is false there).
    """

    records: Records
    named: Mask
    told: Mask
    row: Positions


def sources(records: Records, package: Package) -> Iterator[Source]:
    """Yield the datasets that SRCDOM names, each with the records that SRCSEQ names.

    The record of ADSL and DM is that of the subject. Where a domain was split, the part that has the record is taken.
    """
    for name in map(str, records.text("SRCDOM").values):
        named = records.holds("SRCDOM", name)
        for table in package.domain(name) if name not in package else [package[name]]:
            numbered = records.filled("SRCSEQ")
            sequence = sequence_of(table)
            told = named & numbered
            row = np.full(len(records), -1, np.int64)
            if sequence is not None:
                row = row_by(records, "SRCSEQ", table, sequence)
            if name in {"ADSL", "DM"}:
                row, told = np.where(numbered & (row >= 0), row, records.row_in(table)), named
            yield Source(table, named, told, np.where(told, row, -1))


def sequence_of(records: Records) -> str | None:
    """Return the variable that numbers the records of each subject."""
    for name in ("--SEQ", "ASEQ"):
        if records.has(name):
            return records.variable(name)
    numbered = [name for name in records.dataset.columns if name.endswith("SEQ") and name != "SRCSEQ"]
    return numbered[0] if len(numbered) == 1 else None


def row_by(records: Records, name: str, other: Records, other_name: str) -> Positions:
    """Return the record of another dataset of the same subject with the same number."""
    return matched([records.text(SUBJECT), records.text(name)], [other.text(SUBJECT), other.text(other_name)])

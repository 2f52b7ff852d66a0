"""Writes the records that named rules left out, as a CSV file: one line per record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from nec_cdisc.lineage.model import LeftOut
from nec_cdisc.report.table import safe, write_table
from nec_cdisc.run.whereabouts import Whereabouts

COLUMNS = ("raw_file", "raw_row", "subject", "visit", "rule", "raw_column", "raw_value", "mapping_line")


def write_left_out(left_out: Iterable[LeftOut], where: Whereabouts, path: Path) -> None:
    """Write the list, by file, rule and row; the file replaces the last one as a whole.

    Where one column decided, its value is told, as corrected, unless the column is private.
    """
    write_table(COLUMNS, _lines(left_out, where), path)


def _lines(left_out: Iterable[LeftOut], where: Whereabouts) -> Iterator[tuple[str | int | None, ...]]:
    for group in sorted(left_out, key=lambda item: (item.file, item.rule)):
        file, rule, column = safe(group.file), safe(group.rule), safe(group.column)
        line = safe(str(group.place)) if group.place is not None else None
        told = where.told(group.file, group.rows, group.column)
        for row, (subject, visit, value) in zip(group.rows, told, strict=True):
            yield file, row, safe(subject), safe(visit), rule, column, safe(value), line

"""Writes the records that named rules left out, as a CSV file: one line per record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from nec_cdisc.report.table import safe, write_table
from nec_cdisc.run.whereabouts import Whereabouts
from nec_cdisc.run.world import LeftOut

COLUMNS = ("raw_file", "raw_row", "subject", "visit", "rule")


def write_left_out(left_out: Iterable[LeftOut], where: Whereabouts, path: Path) -> None:
    """Write the list, by file, rule and row; the file replaces the last one as a whole."""
    write_table(COLUMNS, _lines(left_out, where), path)


def _lines(left_out: Iterable[LeftOut], where: Whereabouts) -> Iterator[tuple[str | int | None, ...]]:
    for group in sorted(left_out, key=lambda item: (item.file, item.rule)):
        for row in group.rows:
            subject, visit = where.of(group.file, row)
            yield (safe(group.file), row, safe(subject), safe(visit), safe(group.rule))

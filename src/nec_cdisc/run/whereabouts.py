"""Tells the subject and the visit of a raw record, for reports."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.run.table import FormTable, Positions


class Whereabouts:
    """Subject and visit of raw records, by file and record number (header: row 1)."""

    def __init__(self, forms: Sequence[FormTable]) -> None:
        """Keep the identifying columns of the forms of a run."""
        self._forms = {table.form.file: table for table in forms}
        self._columns: dict[str, tuple[Positions, list[Encoded], Encoded | None]] = {}

    def of(self, file: str, row: int) -> tuple[str | None, str | None]:
        """Return subject and visit of a record, each ``None`` where the form does not say."""
        if file not in self._forms:
            return None, None
        numbers, subject, visit = self._identifying(file)
        position = int(np.searchsorted(numbers, row))
        if position >= len(numbers) or numbers[position] != row:
            return None, None
        parts = [_value(column, position) for column in subject]
        known = [part for part in parts if part is not None]
        return "-".join(known) or None, None if visit is None else _value(visit, position)

    def _identifying(self, file: str) -> tuple[Positions, list[Encoded], Encoded | None]:
        if file not in self._columns:
            table = self._forms[file]
            headers = set(table.raw.frame.columns)
            source = table.form.source.block
            shown = [name for name in source.subject if name in headers and name not in table.form.private]
            subject = [table.whole(name) for name in shown]
            visit = table.whole(source.visit) if source.visit in headers and source.visit is not None else None
            numbers = table.raw.rows if table.raw.rows is not None else np.empty(0, np.int64)
            self._columns[file] = (np.asarray(numbers, np.int64), subject, visit)
        return self._columns[file]


def _value(column: Encoded, position: int) -> str | None:
    code = int(column.codes[position])
    return None if code < 0 else str(column.values[code])

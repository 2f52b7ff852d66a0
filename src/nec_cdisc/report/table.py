"""Writes a report as a CSV file that any spreadsheet opens and none carries out."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

#: Signs that make a spreadsheet take a text for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(columns: Sequence[str], lines: Iterable[Sequence[str | int | None]], path: Path) -> None:
    """Write a table in UTF-8; the file replaces the last one as a whole."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    new.write_text(text.getvalue(), encoding="utf-8", newline="")
    os.replace(new, path)  # noqa: PTH105 - Path.replace says the same; os.replace names the atomic call


def safe(cell: str | None) -> str | None:
    """Return a cell that no spreadsheet carries out: a text that begins like a formula gets an apostrophe."""
    return f"'{cell}" if cell is not None and cell.startswith(FORMULA) else cell

"""Writes a report as a CSV file that any spreadsheet opens and none carries out."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from nec_cdisc.problem.visible import visible

#: Signs that make a spreadsheet take a text for a formula; some programs take wide ones for the plain ones.
FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - wide signs are meant
#: Characters that a cell of a spreadsheet holds.
LONGEST = 32_000
#: A formula behind a sign at which a spreadsheet may divide a cell again, where it expects another separator.
_DIVIDED = re.compile(r"([;\t\n])(?=[=+\-@＝＋－＠])")  # noqa: RUF001 - wide signs are meant

#: What most cells are: nothing in them is a formula, hides or divides.
_HARMLESS = re.compile(r"[\w.(/][ -:<-~]{0,999}", re.ASCII)


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


@lru_cache(maxsize=65_536)  # the subjects and rules of a report stand in many of its lines
def safe(cell: str | None) -> str | None:
    """Return a cell that no spreadsheet carries out, and no terminal obeys.

    A text that begins like a formula gets an apostrophe; signs that cannot be seen are written as their code; a text
    longer than a cell holds is cut.
    """
    if cell is None or _HARMLESS.fullmatch(cell):
        return cell
    text = _DIVIDED.sub(r"\1'", visible(cell, keep="\t\n", longest=LONGEST))
    return f"'{text}" if text.startswith(FORMULA) else text

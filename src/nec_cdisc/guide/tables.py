"""The shape of what a guide shows: a table with rows, or a sentence that says that there are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nec_cdisc.document.model import Block, Column, Paragraph, Run, Runs, text
from nec_cdisc.document.model import table as made_table

#: What stands where nothing is to be told.
NONE = "None."
NOT_RUN = "Not run"
Cell = str | int | Runs


def table(headings: Sequence[str], rows: Iterable[Sequence[Cell]], none: str = NONE) -> Block:
    """Return a table; columns whose cells are numbers are set as such. Without rows it is the sentence ``none``."""
    held = [tuple(row) for row in rows]
    if not held:
        return paragraph(none)
    columns = tuple(
        Column(heading, all(isinstance(row[at], int) for row in held)) for at, heading in enumerate(headings)
    )
    cells = (tuple(f"{cell:,}" if isinstance(cell, int) else cell for cell in row) for row in held)
    return made_table(columns, cells)


def paragraph(said: str) -> Paragraph:
    """Return a sentence as a paragraph."""
    return Paragraph(text(said))


def not_run(what: str, step: str) -> Paragraph:
    """Return what stands in place of a report that is not there: nothing is passed over in silence."""
    return Paragraph((Run(f"{NOT_RUN}. ", bold=True), Run(f"{what} To fill this in: "), Run(step, code=True), Run(".")))


def size(octets: int) -> str:
    """Return the size of a file as people write it.

    >>> size(85040), size(2_500_000)
    ('85 kB', '2.5 MB')
    """
    for unit, step in (("GB", 10**9), ("MB", 10**6)):
        if octets >= step:
            return f"{octets / step:.1f} {unit}"
    return f"{max(1, round(octets / 1000)):,} kB"

"""The rule by which a header row becomes column names, the same in every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers.raw_file import listed, refuse

#: The most columns that are read: twice as many as a sheet can have; more are a file turned on its side.
MOST_COLUMNS = 32_767


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of a raw file.

    ``names`` has one entry per column, ``None`` where the column is not read: it has no name, or (then its
    position stands in ``repeated``) one that an earlier column has already. ``problems`` tells of the latter.
    """

    names: tuple[str | None, ...]
    repeated: frozenset[int] = frozenset()
    problems: tuple[Problem, ...] = ()

    @property
    def read(self) -> list[str]:
        """The names of the columns that are read, in order."""
        return [name for name in self.names if name is not None]


def of_row(cells: Sequence[str | None], name: str) -> Headings:
    """Return the column names of a header row.

    Blanks around a name are not part of it (nobody sees them, and a mapping could not name the column).
    Upper and lower case differ.

    Raises:
        Unreadable: RAW107 where no column has a name, RAW117 where there are too many.

    """
    if len(cells) > MOST_COLUMNS:
        message = f"Row 1 of {name} has {len(cells):,} columns; at most {MOST_COLUMNS:,} are read."
        refuse("RAW117", message, name, [1])
    written = [(cell or "").strip() for cell in cells]
    if not any(written):
        refuse("RAW107", f"Row 1 of {name} is blank, so its columns have no names.", name, [1])
    first = {heading: position for position, heading in reversed(list(enumerate(written))) if heading}
    names = tuple(h if h and first[h] == position else None for position, h in enumerate(written))
    repeated = frozenset(position for position, h in enumerate(written) if h and first[h] != position)
    return Headings(names, repeated, tuple(_repetitions(written, name)))


def _repetitions(written: Sequence[str], name: str) -> list[Problem]:
    places: dict[str, list[int]] = {}
    for position, heading in enumerate(written):
        if heading:
            places.setdefault(heading, []).append(position + 1)
    return [
        Problem(
            "RAW111",
            f"Column name {heading!r} stands {len(at)} times in row 1 of {name}, as columns {listed(at)}.",
            cells=Cells(name, (1,), heading),
        )
        for heading, at in places.items()
        if len(at) > 1
    ]

"""Finds the columns of a published table by their headings, wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nec_cdisc.readers.raw_file import refuse
from nec_cdisc.source.nearest import nearest


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of columns by heading, and the width of the header."""

    places: Mapping[str, int]
    width: int

    def cell(self, cells: Sequence[str], heading: str) -> str:
        """Return the cell under a heading, ``""`` where the table has no such column."""
        place = self.places.get(heading)
        return cells[place] if place is not None and place < len(cells) else ""


def plain(heading: str) -> str:
    """Return a heading for comparing: a spreadsheet may break it into lines."""
    return " ".join(heading.split()).lower()


def has(header: Sequence[str], required: Sequence[str]) -> bool:
    """Say whether a header holds all required columns."""
    return {plain(item) for item in required} <= {plain(item) for item in header}


def columns(header: Sequence[str], required: Sequence[str], optional: Sequence[str], name: str, line: int) -> Columns:
    """Return the columns of a header.

    Raises:
        Unreadable: TRM103 where a required one is missing, or one stands twice.

    """
    found = [plain(item) for item in header]
    for heading in (*required, *optional):
        times = found.count(plain(heading))
        if times > 1:
            refuse("TRM103", f"{name} has the column {heading!r} twice.", name, (line,))
        if not times and heading in required:
            near = nearest(heading, [" ".join(item.split())[:80] for item in header])
            refuse("TRM103", f"{name} has no column {heading!r}.", name, (line,), nearest=near)
    places = {heading: found.index(plain(heading)) for heading in (*required, *optional) if plain(heading) in found}
    return Columns(places, len(header))


def require_width(cells: Sequence[str], known: Columns, name: str, line: int) -> None:
    """Refuse a row that is shorter or longer than the header: it is cut, or a cell holds a separator.

    Raises:
        Unreadable: TRM105.

    """
    if len(cells) != known.width:
        message = f"{name}, row {line}: {len(cells)} cells under {known.width} columns."
        refuse("TRM105", message, name, (line,))

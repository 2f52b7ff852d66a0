"""Reads the sheets of a published workbook row by row, as text."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.readers.raw_file import refuse
from nec_cdisc.readers.typed_cells import text_of
from nec_cdisc.readers.workbook import opened
from nec_cdisc.standard_files.columns import has
from nec_cdisc.standard_files.content import Content, require_short

#: Rows of a sheet above which its header stands.
_HEADER_WITHIN = 20
Rows = Iterator[tuple[int, list[str]]]


def tables(content: Content, *kinds: tuple[str, ...]) -> Iterator[tuple[int, str, Rows]]:
    """Yield the sheets whose header holds the columns of a kind: number of the kind, title, rows from the header on.

    Raises:
        Unreadable: TRM101, TRM103, and what the reader of workbooks refuses.

    """
    with opened(content.path, content.name, None) as first:
        titles = (first.title, *first.others)
    found = False
    for title in titles:
        with opened(content.path, content.name, title) as sheet:
            rows = _texts(sheet.rows(), content.name)
            header = _header(rows, kinds)
            if header is not None:
                found = True
                number, line, cells = header
                yield number, title, _from(line, cells, rows)
    if not found:
        wanted = " or ".join(repr(kind[0]) for kind in kinds)
        message = f"{content.name} has no sheet with the columns of such a file (a column {wanted} and others)."
        refuse("TRM103", message, content.name)


def _texts(rows: Iterator[object], name: str) -> Rows:
    for line, row in enumerate(rows, start=1):
        cells = [_text(cell) for cell in row]  # type: ignore[attr-defined] # cells of a library without types
        require_short(cells, line, name)
        if any(cells):
            yield line, cells


def _text(cell: object) -> str:
    value = getattr(cell, "value", None)
    try:
        return (text_of(value) or "").strip()
    except TypeError:
        return str(value).strip()


def _header(rows: Rows, kinds: tuple[tuple[str, ...], ...]) -> tuple[int, int, list[str]] | None:
    for line, cells in rows:
        for number, required in enumerate(kinds):
            if has(cells, required):
                return number, line, cells
        if line >= _HEADER_WITHIN:
            break
    return None


def _from(line: int, header: list[str], rows: Rows) -> Rows:
    """Yield the header without blank cells behind it, and the rows as wide as it is."""
    while header and not header[-1]:
        header.pop()
    yield line, header
    for number, cells in rows:
        yield number, (cells + [""] * len(header))[: len(header)]

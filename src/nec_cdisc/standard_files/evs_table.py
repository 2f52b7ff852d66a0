"""Reads terminology as NCI EVS publishes it in tables: text between tabs, or a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nec_cdisc.standard_files.columns import columns, require_width
from nec_cdisc.standard_files.content import Content, Kind
from nec_cdisc.standard_files.gathering import PublishedRow, gathered
from nec_cdisc.standard_files.package import PublishedCodelist
from nec_cdisc.standard_files.workbooks import tables

CODE, CODELIST, EXTENSIBLE = "Code", "Codelist Code", "Codelist Extensible (Yes/No)"
NAME, VALUE = "Codelist Name", "CDISC Submission Value"
REQUIRED = (CODELIST, CODE, EXTENSIBLE, NAME, VALUE)
#: A column of exports of the CDISC Library, such as ``SDTM CT 2025-03-28``.
STATED = "Standard and Date"
#: The title of the sheet with the terms, such as ``SDTM Terminology 2025-03-28``.
_TITLE = re.compile(r"terminology", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds; ``stated`` are texts of it that name package and date."""

    codelists: dict[str, PublishedCodelist]
    stated: tuple[str, ...] = ()


def read_table(content: Content) -> Read:
    """Return the codelists of a text file or workbook.

    Raises:
        Unreadable: TRM101, TRM103, TRM105, and what the reader of workbooks refuses.

    """
    stated: list[str] = []
    if content.kind is not Kind.WORKBOOK:
        return Read(gathered(_rows(content.records(), content.name, stated), content.name), tuple(stated))
    _, title, records = next(tables(content, REQUIRED))
    stated += [title] if _TITLE.search(title) else []
    return Read(gathered(_rows(records, content.name, stated), content.name), tuple(stated))


def _rows(records: Iterator[tuple[int, list[str]]], name: str, stated: list[str]) -> Iterator[PublishedRow]:
    line, header = next(records, (1, []))
    known = columns(header, REQUIRED, (STATED,), name, line)
    for number, cells in records:
        require_width(cells, known, name, number)
        said = known.cell(cells, STATED)
        if said and said not in stated:
            stated.append(said)
        code, codelist, extensible, text, value = (
            known.cell(cells, heading) for heading in (CODE, CODELIST, EXTENSIBLE, NAME, VALUE)
        )
        yield PublishedRow(number, code, codelist, extensible, text, value)

"""Gathers the codelists of a package row by row, and refuses what a published file does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NoReturn

from nec_cdisc.problem.visible import visible
from nec_cdisc.readers.raw_file import refuse
from nec_cdisc.standard_files.package import PublishedCodelist

#: Characters that a cell of a published file has at most; definitions have a few thousand.
LONGEST_CELL = 32_000
_CODE = re.compile(r"C[0-9]{1,9}")
_NAME = re.compile(r"\w{1,40}", re.ASCII)
_EXTENSIBLE = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A row of a package: a codelist, or with ``codelist`` a term of it; ``line`` is where it stands in the file."""

    line: int
    code: str
    codelist: str
    extensible: str
    name: str
    value: str


@dataclass(slots=True)
class _Open:
    row: PublishedRow
    terms: dict[str, str] = field(default_factory=dict)


def gathered(rows: Iterable[PublishedRow], file: str) -> dict[str, PublishedCodelist]:
    """Return the codelists of a package by code, terms in the order of their submission values.

    A codelist stands before its terms. One without terms is left out; as the last one it tells that the file
    ends too early.

    Raises:
        Unreadable: TRM101, TRM105, at the first row that does not fit.

    """
    lists: dict[str, _Open] = {}
    last = None
    for row in rows:
        if row.codelist:
            _term(lists, row, file)
        else:
            _codelist(lists, row, file)
            last = row
    if last is None:
        refuse("TRM101", f"{file} holds no codelist.", file)
    if not lists[last.code].terms:
        refuse("TRM101", f"{file} ends within the codelist {last.value}: it is not whole.", file, (last.line,))
    return {code: _closed(item) for code, item in lists.items() if item.terms}


def _codelist(lists: dict[str, _Open], row: PublishedRow, file: str) -> None:
    if not _CODE.fullmatch(row.code):
        _refuse(row, file, f"{_cut(row.code)} is no NCI code")
    if row.code in lists:
        _refuse(row, file, f"the codelist {row.code} stands in line {lists[row.code].row.line} already")
    if row.extensible.lower() not in _EXTENSIBLE:
        _refuse(row, file, f"the codelist {row.code} is said to be extensible: {_cut(row.extensible)}, not Yes or No")
    if not _NAME.fullmatch(row.value) or not row.name:
        _refuse(row, file, f"the codelist {row.code} has no name, or none that a file can have: {_cut(row.value)}")
    lists[row.code] = _Open(row)


def _term(lists: dict[str, _Open], row: PublishedRow, file: str) -> None:
    if row.codelist not in lists:
        _refuse(row, file, f"the term {_cut(row.code)} is of {_cut(row.codelist)}, no codelist that stands above it")
    if not _CODE.fullmatch(row.code):
        _refuse(row, file, f"{_cut(row.code)} is no NCI code")
    terms = lists[row.codelist].terms
    if row.code in terms:
        _refuse(row, file, f"the term {row.code} stands twice in {row.codelist}")
    if not row.value:
        _refuse(row, file, f"the term {row.code} has no submission value")
    terms[row.code] = row.value


def _closed(item: _Open) -> PublishedCodelist:
    """Return a codelist whose terms have one order, whatever the format of the file."""
    terms = dict(sorted(item.terms.items(), key=lambda term: (term[1].casefold(), term[1], term[0])))
    row = item.row
    return PublishedCodelist(row.code, row.value, row.name, _EXTENSIBLE[row.extensible.lower()], terms)


def _refuse(row: PublishedRow, file: str, said: str) -> NoReturn:
    refuse("TRM105", f"{file}, row {row.line}: {said}.", file, (row.line,))


def _cut(text: str) -> str:
    return repr(visible(text, longest=40)) if text else "blank"

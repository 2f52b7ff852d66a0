"""Controlled terminology: an index of codelists, and each codelist's terms read when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from nec_cdisc.problem import Problem
from nec_cdisc.standard.imported import LIST, ORIGIN, Imported, imported
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.table import Column, Form, Row, Rows

INDEX = Form(
    (
        Column("code", filled=True),
        Column("submission_value", filled=True, plain=True),
        Column("name", filled=True),
        Column("extensible", filled=True, words=("Yes", "No")),
        Column("decode"),
        Column("also_for"),
    ),
    key=("code",),
)
TERMS = Form((Column("term_code", filled=True), Column("value", filled=True)), key=("term_code",))
EXTENSIONS = Form(
    (Column("codelist", filled=True), Column("value", filled=True), Column("decode")), key=("codelist", "value")
)
EXTENSIONS_FILE = "extensions.csv"


class Term(NamedTuple):
    """A term of a codelist. ``code`` is NCI's, unless the term is ``extended``: then it is the sponsor's own."""

    code: str
    value: str
    extended: bool = False


@dataclass(frozen=True, slots=True)
class Codelist:
    """A codelist: its terms by submission value; ``decode`` is the code of the codelist that names its codes."""

    code: str
    submission_value: str
    name: str
    extensible: bool
    terms: Mapping[str, Term]
    decode: str | None = None


#: The codelists that the index gives to a variable.
Served = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Codelists(Mapping[str, Codelist]):
    """Codelists by code, such as ``C65047``. The terms of one are read when it is asked for, and kept.

    ``also`` are those of another package, asked for what this one has not: analysis datasets use both.
    """

    layers: Layers
    folder: str
    index: Mapping[str, Row]
    own: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    kept: dict[str, Codelist] = field(default_factory=dict)
    imported: Imported = field(default_factory=Imported)
    also: Codelists | None = None
    served: list[Served] = field(default_factory=list)

    def __getitem__(self, code: str) -> Codelist:
        """Return a codelist; ``KeyError`` where there is none of this code."""
        if self.also is not None and code not in self.index:
            return self.also[code]
        if code not in self.kept:
            self.kept[code] = self.examined(code)[0]
        return self.kept[code]

    def __iter__(self) -> Iterator[str]:
        """Yield the codes, in the order of the index."""
        return iter([*self.index, *(self.also or ())])

    def __len__(self) -> int:
        """Return the number of codelists."""
        return len(self.index) + len(self.also or ())

    def __contains__(self, code: object) -> bool:
        """Say whether there is a codelist of this code, without reading it."""
        return code in self.index or (self.also is not None and code in self.also)

    def of(self, codes: Iterable[str]) -> list[Codelist]:
        """Return the codelists of some codes, those that there are."""
        return [self[code] for code in codes if code in self]

    def named(self, submission_value: str) -> Codelist | None:
        """Return the codelist of a submission value such as ``LBTESTCD``, ``None`` where there is none."""
        codes = (code for code, row in self.index.items() if row["submission_value"] == submission_value)
        code = next(codes, None)
        if code is None:
            return None if self.also is None else self.also.named(submission_value)
        return self[code]

    def serving(self, variable: str) -> tuple[str, ...]:
        """Return the codelists that the index gives to a variable beyond those of its dataset's file."""
        if not self.served:
            self.served.append(_served(self.index))
        return self.served[0].get(variable, ())

    def pairs(self, code: str) -> list[tuple[str, str]]:
        """Return the pairs of codelists, short names and long names, that a codelist is one half of."""
        pairs = ((short, row["decode"]) for short, row in self.index.items() if row["decode"] in self.index)
        return [*(pair for pair in pairs if code in pair), *(self.also.pairs(code) if self.also is not None else ())]

    def examined(self, code: str) -> tuple[Codelist, list[Problem]]:
        """Return a codelist and what is wrong with the study's part of it (STD108, STD115)."""
        entry = self.index[code]
        relative = f"{self.folder}/{entry['submission_value']}.csv"
        rows, problems = self.layers.merged(relative, TERMS)
        own = self.layers.changes(relative) and code not in self.imported
        published = self.layers.published(relative, TERMS) if own else rows
        terms = _published(rows) if published is rows else {}
        for key, row in rows.items() if len(terms) < len(rows) else ():
            extended = key not in published or published[key]["value"] != row["value"]
            if extended and entry["extensible"] == "No" and published:
                problems.append(_closed(row, entry, row["value"]))
            elif row["value"] in terms:
                problems.append(row.problem("STD115", f"{row['value']!r} is a term of {relative} already."))
            else:
                terms[row["value"]] = Term(row["term_code"], row["value"], extended=extended)
        terms |= {term.value: term for term in self.own.get(code, ())}
        return Codelist(
            code, entry["submission_value"], entry["name"], entry["extensible"] == "Yes", terms, entry["decode"] or None
        ), problems


def _served(index: Mapping[str, Row]) -> Served:
    """Return the codelists that an index gives to each variable, in its order."""
    found: dict[str, dict[str, None]] = {}
    for code, row in index.items():
        for variable in row["also_for"].split():
            found.setdefault(variable, {})[code] = None
    return {variable: tuple(codes) for variable, codes in found.items()}


def _published(rows: Rows) -> dict[str, Term]:
    """Return the terms of a codelist of which nothing is the study's own; none where a value stands there twice."""
    terms = {row["value"]: Term(row["term_code"], row["value"]) for row in rows.values()}
    return terms if len(terms) == len(rows) else {}


def codelists(layers: Layers, folder: str) -> tuple[Codelists, list[Problem]]:
    """Return the codelists of a folder such as ``sdtm-ct-2025-03-28``, and the problems of the study's part.

    The files of the study are read at once, so that all their problems are told together.
    """
    index, problems = layers.merged(f"{folder}/index.csv", INDEX)
    by_code = {row["code"]: row for row in index.values()}
    problems += [
        row.problem("STD107", f"The decode of {row['submission_value']}, {row['decode']}, is no codelist here.")
        for row in by_code.values()
        if row["decode"] and row["decode"] not in by_code
    ]
    known, found = imported(layers, folder)
    problems += found
    problems += _reopened(by_code, layers.published(f"{folder}/index.csv", INDEX) | known.rows)
    files = {f"{row['submission_value']}.csv": code for code, row in by_code.items()}
    problems += layers.unread(folder, {"index.csv", LIST, ORIGIN, *files})
    lists = Codelists(layers, folder, by_code, imported=known)
    for name, code in files.items():
        if layers.changes(f"{folder}/{name}") and code not in known:
            lists.kept[code], found = lists.examined(code)
            problems += found
    own, found = _extensions(lists)
    kept = {code: item for code, item in lists.kept.items() if code not in own}
    return Codelists(layers, folder, by_code, own, kept, known), [*problems, *found]


def _extensions(lists: Codelists) -> tuple[dict[str, tuple[Term, ...]], list[Problem]]:
    """Return the study's own terms by codelist: ``extensions.csv`` at the top of its ``specs/`` folder.

    The file belongs to the study alone: a packaged one is read only where the study is the package's own.
    """
    rows, problems = lists.layers.study_rows(EXTENSIONS_FILE, EXTENSIONS)
    by_name = {row["submission_value"]: code for code, row in lists.index.items()}
    own: dict[str, list[Term]] = {}
    for row in rows.values():
        code = by_name.get(row["codelist"], row["codelist"])
        found = _check_extension(row, lists.index.get(code))
        if not found:
            terms = _extension_terms(row, lists.index[code])
            found = _repeated(row, terms, lists, own)
            for where, term in terms.items():
                own.setdefault(where, []).extend([] if found else [term])
        problems += found
    return {code: tuple(terms) for code, terms in own.items() if terms}, problems


def _check_extension(row: Row, entry: Row | None) -> list[Problem]:
    if entry is None:
        return [row.problem("STD107", f"{row['codelist']!r} is no codelist here.")]
    if entry["extensible"] == "No":
        return [_closed(row, entry, row["value"])]
    if bool(entry["decode"]) != bool(row["decode"]):
        said = "needs a decode: the name that belongs to the code" if entry["decode"] else "takes no decode"
        return [row.problem("STD109", f"A term of {row['codelist']} {said}.")]
    return []


def _extension_terms(row: Row, entry: Row) -> dict[str, Term]:
    """Return the term of a row and that of its decode, by codelist; what joins them is a code of the sponsor's own."""
    code = f"{entry['submission_value']}.{row['value']}"
    terms = {entry["code"]: Term(code, row["value"], extended=True)}
    if entry["decode"]:
        terms[entry["decode"]] = Term(code, row["decode"], extended=True)
    return terms


def _repeated(row: Row, terms: dict[str, Term], lists: Codelists, own: dict[str, list[Term]]) -> list[Problem]:
    return [
        row.problem("STD115", f"{term.value!r} is a term of {lists.index[where]['submission_value']} already.")
        for where, term in terms.items()
        if where in lists
        and (term.value in lists[where].terms or term.value in {other.value for other in own.get(where, ())})
    ]


def _reopened(index: Mapping[str, Row], published: Rows) -> list[Problem]:
    """Return a problem for each codelist that CDISC closed and the study's index declares extensible."""
    return [
        row.problem("STD108", f"{row['submission_value']} is published as not extensible.")
        for code, row in index.items()
        if row["extensible"] == "Yes" and (code,) in published and published[code,]["extensible"] == "No"
    ]


def _closed(row: Row, entry: Row, value: str) -> Problem:
    return row.problem("STD108", f"{value!r} is no term of {entry['submission_value']}, which cannot be extended.")

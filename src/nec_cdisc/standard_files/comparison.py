"""Compares two packages of terminology: what changes of the terms that a study uses, and how much else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from nec_cdisc.problem import Place
from nec_cdisc.standard.codelists import Codelists
from nec_cdisc.standard_files.package import Package, PublishedCodelist
from nec_cdisc.standard_files.uses import Uses


class Kind(StrEnum):
    """What changes between two packages."""

    CODELIST_GONE = "codelist gone"
    GONE = "term gone"
    RENAMED = "term renamed"
    CLOSED = "codelist no longer extensible"
    OPENED = "codelist now extensible"
    CODELIST_RENAMED = "codelist renamed"
    OFFICIAL = "extension now published"
    RECODED = "term with another NCI code"
    NEW = "term new"


#: What makes a value of the study one that the new package does not have, or not allow.
BREAKING = frozenset({Kind.CODELIST_GONE, Kind.GONE, Kind.RENAMED})


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a codelist, or of a term of it: the value before and after, and where the study uses it."""

    kind: Kind
    codelist: str
    code: str
    before: str = ""
    after: str = ""
    uses: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two packages compared: changes that concern the study, and all others."""

    old: Package
    new: Package
    ours: tuple[Change, ...]
    others: tuple[Change, ...]

    @property
    def breaking(self) -> bool:
        """Whether the study uses a term that the new package does not have."""
        return any(change.kind in BREAKING or _closed(change) for change in self.ours)


def _closed(change: Change) -> bool:
    """Say whether a codelist is closed in which the study has a term of its own."""
    return change.kind is Kind.CLOSED and any(what.startswith("extension ") for what, _ in change.uses)


def held(lists: Codelists, version: str) -> Package:
    """Return the terminology that ``specs/`` holds, without terms of the sponsor's own."""
    found = {}
    for code in lists:
        item = lists[code]
        terms = {term.code: term.value for term in item.terms.values() if not term.extended}
        if terms:
            found[code] = PublishedCodelist(code, item.submission_value, item.name, item.extensible, terms)
    return Package("sdtm", version, found)


def compare(old: Package, new: Package, used: Uses) -> Comparison:
    """Return what changes from one package to another, of the codelists that the old one has."""
    own = _Own(old, used)
    ours: list[Change] = []
    others: list[Change] = []
    for code, before in old.codelists.items():
        for change in _changes(before, new.codelists.get(code), own):
            (ours if change.uses else others).append(change)
    ours += _official(old, new, own)
    return Comparison(old, new, _sorted(ours), _sorted(others))


class _Own:
    """Where the study uses each term and each codelist of the old package."""

    def __init__(self, old: Package, used: Uses) -> None:
        self.used = used
        self.terms: dict[tuple[str, str], dict[tuple[str, Place], None]] = {}
        self.unknown: dict[tuple[str, str], dict[tuple[str, Place], None]] = {}
        values = {code: {value: term for term, value in item.terms.items()} for code, item in old.codelists.items()}
        for own in used.terms:
            where = own.what, own.place
            found = [(code, values[code][own.value]) for code in own.codelists if own.value in values.get(code, {})]
            for at in found:
                self.terms.setdefault(at, {})[where] = None
            for code in () if found else own.codelists:
                self.unknown.setdefault((code, own.value), {})[where] = None
        self._names(old)

    def _names(self, old: Package) -> None:
        """Take in the names of codes that the study uses, where a variable takes them by ``decode``."""
        decodes = {names: codes for codes, names in old.decodes().items()}
        for names, place, what in self.used.decoded:
            for code, term in [at for at in self.terms if at[0] == decodes.get(names)]:
                if term in old.codelists[names].terms and code:
                    self.terms.setdefault((names, term), {})[what, place] = None

    def of_term(self, codelist: str, term: str) -> tuple[tuple[str, Place], ...]:
        """Return where a term is used."""
        return tuple(self.terms.get((codelist, term), ()))

    def of_codelist(self, codelist: str) -> tuple[tuple[str, Place], ...]:
        """Return where terms of a codelist are used, and the study's own ones first."""
        found: dict[tuple[str, Place], None] = {}
        for item in self.used.extensions:
            if item.codelist == codelist:
                found[f"extension {item.value}", item.place] = None
        for (code, _), where in (*self.terms.items(), *self.unknown.items()):
            if code == codelist:
                found |= where
        return tuple(found)


def _changes(before: PublishedCodelist, after: PublishedCodelist | None, own: _Own) -> Iterator[Change]:
    name, code = before.submission_value, before.code
    if after is None:
        yield Change(Kind.CODELIST_GONE, name, code, uses=own.of_codelist(code))
        return
    if after.submission_value != name:
        yield Change(Kind.CODELIST_RENAMED, name, code, name, after.submission_value, own.of_codelist(code))
    if after.extensible != before.extensible:
        yield Change(Kind.OPENED if after.extensible else Kind.CLOSED, name, code, uses=own.of_codelist(code))
    codes = {value: term for term, value in after.terms.items()}
    for term, value in before.terms.items():
        where = own.of_term(code, term)
        if after.terms.get(term) == value:
            continue
        if value in codes:
            yield Change(Kind.RECODED, name, code, value, value, where)
        elif term in after.terms:
            yield Change(Kind.RENAMED, name, code, value, after.terms[term], where)
        else:
            yield Change(Kind.GONE, name, code, value, uses=where)
    known = set(before.terms.values())
    for term, value in after.terms.items():
        if term not in before.terms and value not in known:
            yield Change(Kind.NEW, name, code, after=value)


def _official(old: Package, new: Package, own: _Own) -> Iterator[Change]:
    """Yield the study's own terms that the new package publishes: the same text, whatever its case, or its name."""
    decodes = new.decodes()
    for item in own.used.extensions:
        texts = {item.codelist: item.value}
        if item.decode is not None and item.codelist in decodes:
            texts[decodes[item.codelist]] = item.decode
        for code, text in texts.items():
            published = _same(new.codelists.get(code), text)
            if published is not None:
                before = old.codelists.get(code, new.codelists[code])
                where = ((f"extension {item.value}", item.place), *own.unknown.get((code, text), ()))
                yield Change(Kind.OFFICIAL, before.submission_value, code, text, published, where)


def _same(codelist: PublishedCodelist | None, text: str) -> str | None:
    values = codelist.terms.values() if codelist is not None else ()
    return next((value for value in values if value.casefold() == text.casefold()), None)


def _sorted(changes: list[Change]) -> tuple[Change, ...]:
    order = list(Kind)
    return tuple(sorted(changes, key=lambda item: (order.index(item.kind), item.codelist, item.before, item.after)))


def counted(changes: tuple[Change, ...]) -> Mapping[Kind, int]:
    """Return how many changes there are of each kind."""
    return {kind: number for kind in Kind if (number := sum(change.kind is kind for change in changes))}

"""A finding with all that a reader needs: which record, which values, where they come from and what to do."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.plugin.check import Found, Rule
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import SUBJECT, Mask, Records
from nec_cdisc.standard.model import Standard
from nec_cdisc.validate.natural_key import natural_keys, sequence_of
from nec_cdisc.validate.running import Result
from nec_cdisc.validate.secret import PRIVATE, Secrets
from nec_cdisc.validate.waiver import Waiver

_NAMED = re.compile(r"\{(\w+)\}")
#: What is given once for all datasets, so that nobody edits it for a finding of one of them.
_GIVEN = ("STUDYID", "DOMAIN", SUBJECT)
#: What stands for a value that is missing.
BLANK = "(blank)"


class Since(StrEnum):
    """Whether a finding was there in the run that this one is compared with."""

    NEW = "new"
    PERSISTING = "persisting"


@dataclass(frozen=True, slots=True)
class Finding:
    """One record, or one dataset as a whole, that breaks a rule.

    ``record`` is the number of the record in its file, from 1, ``None`` where the dataset as a whole is at fault.
    ``keys`` tell the record from others by the values of its natural keys, so that it is known again in another run
    with more records; ``occurrence`` counts findings of records that they do not tell apart. ``raw`` are the raw rows
    that the record was made of, ``line`` the line of the mapping that gives the variable. ``waiver`` accepts it.
    ``numbered`` is the variable that ``sequence`` is of.
    """

    rule: Rule
    dataset: str
    message: str
    variables: tuple[str, ...] = ()
    record: int | None = None
    subject: str | None = None
    sequence: str | None = None
    values: tuple[tuple[str, str], ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    raw: tuple[str, ...] = ()
    line: str | None = None
    occurrence: int = 1
    waiver: Waiver | None = None
    since: Since | None = None
    numbered: str = ""

    @property
    def identity(self) -> str:
        """A short text that is the same for the same fault of the same record in another run."""
        parts = (self.rule.id, self.dataset, *self.variables, *(f"{name}={value}" for name, value in self.keys))
        if not self.keys:
            parts = (*parts, self.message)
        if self.occurrence > 1:
            parts = (*parts, str(self.occurrence))
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def told(self) -> Mapping[str, str]:
        """What tells the record from others: its subject, its number within the subject, its keys and values."""
        subject = {} if self.subject is None else {SUBJECT: self.subject}
        names = (f"{self.dataset[:2]}SEQ", "ASEQ", self.numbered)
        numbered = {name: self.sequence for name in names if name and self.sequence is not None}
        return {**numbered, **subject, **dict(self.keys), **dict(self.values)}


#: Says of records of a dataset, by their positions, which raw rows each was made of.
Origins = Callable[[str, list[int]], list[tuple[str, ...]]]
#: Says of a variable of a dataset which line of the mapping gives it.
Lines = Callable[[str, str], str | None]


def findings(
    results: Iterable[Result],
    package: Package,
    standard: Standard,
    origins: Origins = lambda _dataset, records: [()] * len(records),
    lines: Lines = lambda _dataset, _variable: None,
    secrets: Secrets = lambda _dataset, _variable: False,
) -> Iterator[Finding]:
    """Yield what results found, one for each record; results in their order, records in that of their file.

    Where ``secrets`` says so of a variable, its values stand nowhere, nor what a check computed of them, be they of
    the dataset of the finding or of another one that the check reads.
    """
    secret = {
        (name, each) for name, table in package.tables.items() for each in table.dataset.columns if secrets(name, each)
    }
    for result in results:
        hidden = bool(secret if result.reads is None else secret & result.reads)
        yield from _numbered(
            finding
            for found in result.found
            for finding in _told(result.rule, found, package, standard, origins, lines, secrets, hidden=hidden)
        )


def _numbered(told: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings of a rule; of those that nothing tells apart each is the how-many-eth it is."""
    seen: Counter[tuple[object, ...]] = Counter()
    for finding in told:
        same = (finding.dataset, finding.variables, finding.keys or finding.message)
        seen[same] += 1
        yield finding if seen[same] == 1 else replace(finding, occurrence=seen[same])


def _told(
    rule: Rule,
    found: Found,
    package: Package,
    standard: Standard,
    origins: Origins,
    lines: Lines,
    secrets: Secrets,
    *,
    hidden: bool,
) -> Iterator[Finding]:
    """Yield what was found as findings, one for each record, or one of the dataset as a whole."""
    table, line = package.tables.get(found.dataset), _line(found, lines)
    if found.records is None or table is None:
        yield Finding(rule, found.dataset, found.message, found.variables, line=line)
        return
    record = _Record(table, found, *natural_keys(table, standard), secrets, hidden)
    positions = found.records.tolist()
    raw = origins(found.dataset, positions)
    for at, position in enumerate(positions):
        yield Finding(
            rule,
            found.dataset,
            record.message(at, position),
            found.variables,
            record=position + 1,
            subject=record.optional(SUBJECT, position),
            sequence=record.optional(record.sequence, position),
            values=record.pairs(record.shown, position),
            keys=record.told_apart(position),
            raw=raw[at],
            line=line,
            numbered=record.sequence,
        )


@dataclass(slots=True, eq=False)
class _Record:
    """Tells the values of records of a dataset; each of its columns is looked up once.

    Where a check may have computed of secret values what it says, that is ``hidden``.
    """

    table: Records
    found: Found
    keys: list[str]
    repeated: Mask | None
    secrets: Secrets
    hidden: bool = False
    sequence: str = ""
    shown: list[str] = field(default_factory=list)
    _columns: dict[str, tuple[NDArray[np.int32], list[str]]] = field(default_factory=dict)
    _pieces: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sequence = sequence_of(self.table)
        self.shown = [name for name in self.found.variables if self.table.has(name)]
        self._pieces = _NAMED.split(self.found.message)
        named = {*self.found.variables, *self._pieces[1::2]}
        self.hidden = self.hidden or any(self.secrets(self.table.name, name) for name in named)

    def value(self, name: str, position: int) -> str:
        """Return a value as text."""
        if name not in self._columns:
            column = self.table.text(name)
            secret = self.secrets(self.table.name, name)
            shown = [PRIVATE] * len(column.values) if secret else [*map(str, column.values)]
            self._columns[name] = column.codes, [*shown, BLANK]
        codes, values = self._columns[name]
        return values[int(codes[position])]

    def optional(self, name: str, position: int) -> str | None:
        """Return a value of a variable that the dataset need not have."""
        return self.value(name, position) if self.table.has(name) else None

    def pairs(self, names: list[str], position: int) -> tuple[tuple[str, str], ...]:
        """Return values with their names."""
        return tuple((name, self.value(name, position)) for name in names)

    def told_apart(self, position: int) -> tuple[tuple[str, str], ...]:
        """Return the natural keys; the number, too, where others have the same and it is the last thing that tells."""
        alike = self.repeated is not None and bool(self.repeated[position]) and self.table.has(self.sequence)
        return self.pairs([*self.keys, self.sequence] if alike else self.keys, position)

    def message(self, at: int, position: int) -> str:
        """Return the message of the record that stands at a place among those found."""
        said = self.found.said
        return "".join(
            piece if not number % 2 else self._said(piece, at) if piece in said else self.value(piece, position)
            for number, piece in enumerate(self._pieces)
        )

    def _said(self, name: str, at: int) -> str:
        return PRIVATE if self.hidden else _shown(self.found.said[name][at])


def _line(found: Found, lines: Lines) -> str | None:
    """Return the line of the first variable that has one, of the dataset's own before those that all datasets have."""
    named = sorted(found.variables, key=_GIVEN.__contains__)
    return next((line for name in named if (line := lines(found.dataset, name)) is not None), None)


def _shown(value: object) -> str:
    if value is None or value != value:  # noqa: PLR0124 - a number that is none
        return BLANK
    return f"{value:g}" if isinstance(value, float) else str(value)

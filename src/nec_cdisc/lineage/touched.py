"""Follows a raw row forwards: every value that it touches, through look-ups, extremes and other datasets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nec_cdisc.lineage.layout import ANSWER, COLUMN
from nec_cdisc.lineage.stored import Birth, Stored
from nec_cdisc.plan.reference import Kind
from nec_cdisc.plugin.verb import Shape

Records = Sequence[int]
#: What a rule reads, as kind of reference, table and name, by the word that the mapping has for it.
Reads = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """What a raw row touches: by dataset and variable the records, in order.

    ``lost`` are the values of extremes that the row was looked at for, and did not give.
    """

    file: str
    row: int
    values: Mapping[tuple[str, str], Sequence[int]]
    lost: Mapping[tuple[str, str], Sequence[int]]


def touched(stored: Stored, form: str, row: int) -> TouchedRow:
    """Return every value that a raw row touches, directly or through values that it touches."""
    filled = {name for name in stored.columns(form) if stored.cell(form, row, name)}
    filled |= set(stored.private.get(form, ()))
    return touched_by(stored, stored.files[form], row, {(form, row): filled})


def touched_by(stored: Stored, file: str, row: int, cells: Mapping[tuple[str, int], set[str]]) -> TouchedRow:
    """Return every value that cells of forms touch: ``cells`` is form and row to columns, ``file`` and ``row`` a name.

    Of analysis the forms are the datasets of SDTM that it was made of.
    """
    work = _Work(stored)
    for (form, number), columns in cells.items():
        work.begin(form, number, columns)
    work.follow()
    return TouchedRow(file, row, _in_order(stored, work.found), _in_order(stored, work.lost))


def _in_order(stored: Stored, found: Mapping[tuple[str, str], set[int]]) -> dict[tuple[str, str], list[int]]:
    """Return what was found by dataset, and variables in the order of the mapping."""
    order = [(dataset, name) for dataset in stored.rules for name in stored.rules[dataset]["variables"]]
    return {key: sorted(found[key]) for key in order if found.get(key)}


#: What a time to an event has of no source that ends it.
_STARTED = frozenset({"parameter", "parameter_label", "start"})


@dataclass(slots=True)
class _Work:
    stored: Stored
    form: str = ""
    found: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    lost: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    waiting: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    reads: dict[tuple[int, int], list[Sequence[str]]] = field(default_factory=dict)
    names: dict[int, tuple[frozenset[str], bool]] = field(default_factory=dict)

    def begin(self, form: str, row: int, filled: set[str]) -> None:
        """Find the values that the filled cells of a row give by themselves."""
        self.form = form
        table = self.stored.files[form]
        for dataset in self._mapped():
            for birth, records in self.stored.born_of(dataset, table, [row]):
                self._born(dataset, birth, records, filled)

    def follow(self) -> None:
        """Find what reads values that are touched, until nothing is new."""
        while self.waiting:
            value = next(iter(self.waiting))
            records = self.waiting.pop(value)
            for other in self._mapped():
                for variable, rule in self.stored.rules[other]["variables"].items():
                    if self._may_read(other, rule, value[1]):
                        self._read(other, variable, rule, value, records)

    def _may_read(self, dataset: str, rule: Mapping[str, Any], name: str) -> bool:
        """Say whether a rule reads something of this name, or what has no name: a time to an event, an answer."""
        if id(rule) not in self.names:
            reads = [read for block in range(len(rule["reads"])) for read in self._all(dataset, rule, block)]
            nameless = any(kind == Kind.ROLE or (kind == Kind.SET and read.endswith(ANSWER)) for kind, _, read in reads)
            self.names[id(rule)] = frozenset(read for _, _, read in reads), nameless
        names, nameless = self.names[id(rule)]
        return nameless or name in names

    def _mapped(self) -> list[str]:
        return [name for name in self.stored.datasets if name in self.stored.rules]

    def _born(self, dataset: str, birth: Birth, records: Records, filled: set[str]) -> None:
        if birth.role == "used":
            records = self._neighbours(dataset, records, dataset)  # births stand at the first record of the subject
        if birth.role in {"winner", "loser"} or (birth.role == "used" and birth.block is None):
            self._add(dataset, str(birth.target), records, lost=birth.role == "loser")
            return
        for variable, rule in self.stored.rules[dataset]["variables"].items():
            for record in records:
                if any(
                    self._gives(dataset, record, read, birth, filled) for read in self._all(dataset, rule, birth.block)
                ):
                    self._spread(dataset, variable, rule, [record])

    def _all(self, dataset: str, rule: Mapping[str, Any], block: int | None) -> Sequence[Sequence[str]]:
        """Return all that a rule reads in a row block, names set there followed to what they read."""
        key = id(rule), block or 0  # the rules are those of the index, and stay as long as it
        if key not in self.reads:
            sets = self.stored.rules[dataset]["blocks"][block or 0]["sets"]
            self.reads[key] = list(_behind(rule["reads"][block or 0], sets))
        return self.reads[key]

    def _gives(self, dataset: str, record: int, read: Sequence[str], birth: Birth, filled: set[str]) -> bool:
        kind, table, name = read
        if kind == Kind.SET and name == f"{birth.target}{ANSWER}":
            return True
        if birth.role in {"joined", "used"}:
            return kind == Kind.LOOKED_UP and table == birth.target and name in filled and birth.role == "joined"
        if kind == Kind.ROLE:
            return self.stored.working(dataset, record, f"{COLUMN}{name}") in filled
        return kind == Kind.RAW and table == self.form and name in filled

    def _read(
        self, other: str, variable: str, rule: Mapping[str, Any], value: tuple[str, str], records: list[int]
    ) -> None:
        """Note that a variable reads a value which is touched in some records."""
        dataset, name = value
        if rule["elsewhere"] == dataset:
            if any((table, read) == value for reads in rule["reads"] for _, table, read in reads.values()):
                self._chosen(other, variable, dataset, records)
            return
        for block in range(len(rule["reads"])):
            reads = self._all(other, rule, block)
            if other == dataset and any((kind, read) == (Kind.TARGET, name) for kind, _, read in reads):
                self._spread(other, variable, rule, self._of_block(other, block, records))
            if any((kind, table, read) == (Kind.DATASET, dataset, name) for kind, table, read in reads):
                self._spread(
                    other, variable, rule, self._of_block(other, block, self._neighbours(dataset, records, other))
                )
        self._looked_up(other, variable, rule, value, records)
        self._made_of(other, variable, rule, value, records)

    def _made_of(
        self, other: str, variable: str, rule: Mapping[str, Any], value: tuple[str, str], records: list[int]
    ) -> None:
        """Note what a record that is made of a dataset has of it: its cells, the times that it ends, its answers."""
        dataset, name = value
        for birth, found in self.stored.born_of(other, dataset, records):
            reads = [tuple(read) for read in self._all(other, rule, birth.block)]
            if birth.role == "source":
                reached = (Kind.RAW, dataset, name) in reads
            elif self._ends(other, birth, value):
                reached = any(kind == Kind.ROLE and read not in _STARTED for kind, _, read in reads)
            else:
                answer = any(kind == Kind.SET and read == f"{birth.target}{ANSWER}" for kind, _, read in reads)
                reached = answer or (Kind.LOOKED_UP, birth.target, name) in reads
            if reached:
                self._spread(other, variable, rule, found)

    def _ends(self, other: str, birth: Birth, value: tuple[str, str]) -> bool:
        """Say whether a source of a time to an event reads a value of the record that had a say there."""
        endpoints = self.stored.rules[other]["blocks"][birth.block or 0]["endpoints"]
        parameter, _, source = str(birth.target).partition(" ")
        sources = endpoints[parameter]["sources"] if parameter in endpoints else {}
        return source in sources and bool({value[1], ".".join(value)} & {*sources[source]["reads"]})

    def _looked_up(
        self, other: str, variable: str, rule: Mapping[str, Any], value: tuple[str, str], records: list[int]
    ) -> None:
        """Note what looks up a value of a dataset."""
        dataset, name = value
        aliases = {
            (block, alias)
            for block, held in enumerate(self.stored.rules[other]["blocks"])
            for alias, look_up in held["look_ups"].items()
            if look_up["table"] == dataset
            and any(tuple(read) == (Kind.LOOKED_UP, alias, name) for read in self._all(other, rule, block))
        }
        if aliases:
            for birth, found in self.stored.born_of(other, dataset, records):
                if (birth.block, birth.target) in aliases:
                    self._spread(other, variable, rule, found)

    def _chosen(self, other: str, variable: str, dataset: str, records: list[int]) -> None:
        for birth, found in self.stored.born_of(other, dataset, records):
            if birth.target == variable:
                self._add(other, variable, found, lost=birth.role == "loser")

    def _spread(self, dataset: str, variable: str, rule: Mapping[str, Any], records: Iterable[int]) -> None:
        """Add records of a variable; a verb that compares the records of a subject touches all of them."""
        several = list(records)
        if rule["shape"] == Shape.SUBJECT:
            several = self._neighbours(dataset, several, dataset)
        self._add(dataset, variable, several)

    def _neighbours(self, dataset: str, records: Iterable[int], other: str) -> list[int]:
        """Return the records of the same subjects in another dataset."""
        subjects = dict.fromkeys(self.stored.subject(dataset, record) for record in records)
        return [
            record for subject in subjects if subject is not None for record in self.stored.of_subject(other, subject)
        ]

    def _of_block(self, dataset: str, block: int, records: Iterable[int]) -> list[int]:
        if len(self.stored.rules[dataset]["blocks"]) == 1:
            return list(records)
        return [record for record in records if self.stored.block(dataset, record) == block]

    def _add(self, dataset: str, variable: str, records: Iterable[int], *, lost: bool = False) -> None:
        known = (self.lost if lost else self.found).setdefault((dataset, variable), set())
        new = [record for record in records if record not in known]
        known.update(new)
        if new and not lost:
            self.waiting.setdefault((dataset, variable), []).extend(new)


def _behind(reads: Reads, sets: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    """Yield what a rule reads and what stands behind the names set; a name that many read is followed once."""
    waiting: list[Reads] = [reads]
    seen: set[str] = set()
    while waiting:
        for read in waiting.pop().values():
            yield read
            kind, _, name = read
            if kind == Kind.SET and name in sets and name not in seen:
                seen.add(name)
                waiting.append(sets[name]["reads"][0])

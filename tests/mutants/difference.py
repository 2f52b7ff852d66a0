"""Tells what differs between two packages, in the words of a defect's ``touches``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from tests.mutants.package import SDTM, Package
from tests.mutants.transport import Table


@dataclass(frozen=True, slots=True)
class Record:
    """A record that differs: its dataset, subject and sequence number, as far as it has them."""

    dataset: str
    row: int
    subject: str
    sequence: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs: in the words of ``touches``, and the records."""

    touched: frozenset[str]
    records: frozenset[Record]


def difference(clean: Package, other: Package) -> Difference:
    """Return what differs; a text variable's length follows its values and is no difference of its own."""
    touched: set[str] = {f"{name}:bytes" for name in other.raw}
    records: set[Record] = set()
    for name in {**clean.tables, **other.tables}:
        old, new = clean.tables.get(name), other.tables.get(name)
        if old is None or new is None:
            touched.add(f"{name}:{'added' if old is None else 'removed'}")
        elif old is not new:
            touched.update(_description(old, new))
            touched.update(_fixed_lengths(other, old, new))
            for place, rows, table in _values(old, new):
                touched.add(place)
                records.update(_record(table, row) for row in rows)
    return Difference(frozenset(touched | set(_undescribed(other))), frozenset(records))


def _undescribed(package: Package) -> Iterator[str]:
    """Yield what the define.xml of a package, where there is one, says nothing of."""
    for name, table in package.tables.items():
        if package.described and table.folder == SDTM:
            if name not in package.described:
                yield f"{name}:undescribed"
                continue
            yield from (f"{name}.{each}:undescribed" for each in table.frame if each not in package.described[name])


def _description(old: Table, new: Table) -> Iterator[str]:
    if old.member.label != new.member.label:
        yield f"{old.name}:label"
    before = {variable.name: variable for variable in old.member.variables}
    after = {variable.name: variable for variable in new.member.variables}
    yield from (f"{old.name}.{name}:removed" for name in before if name not in after)
    yield from (f"{old.name}.{name}:added" for name in after if name not in before)
    common = [name for name in before if name in after]
    if common != [name for name in after if name in before]:
        yield f"{old.name}:order"
    for name in common:
        for aspect in ("label", "type"):
            if getattr(before[name], aspect) != getattr(after[name], aspect):
                yield f"{old.name}.{name}:{aspect}"


def _fixed_lengths(other: Package, old: Table, new: Table) -> Iterator[str]:
    for variable in new.member.variables:
        place = f"{new.name}.{variable.name}"
        if place in other.fixed and variable.length != old.variable(variable.name).length:
            yield f"{place}:length"


def _values(old: Table, new: Table) -> Iterator[tuple[str, list[int], Table]]:
    before, after = old.frame, new.frame
    gone = before.index.difference(after.index)
    fresh = after.index.difference(before.index)
    if len(gone):
        yield f"-{old.name}", list(gone), old
    if len(fresh):
        yield f"+{old.name}", list(fresh), new
    common = before.index.intersection(after.index)
    for name in before.columns.intersection(after.columns):
        if old.variable(name).type != new.variable(name).type:
            continue
        one, two = before.loc[common, name], after.loc[common, name]
        rows = common[~((one == two) | (one.isna() & two.isna())).to_numpy()]
        if len(rows):
            yield f"{old.name}.{name}", list(rows), new


def _record(table: Table, row: int) -> Record:
    line = table.frame.loc[row]
    number = line.get(f"{table.name}SEQ", line.get("ASEQ"))
    sequence = None if number is None or pd.isna(number) else float(number)
    return Record(table.name, int(row), str(line.get("USUBJID", "")), sequence)

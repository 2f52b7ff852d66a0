"""Decides where the subjects of an export may be cut into partitions, and which records belong to which one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine, join_values, recode
from nec_cdisc.run.table import FormTable, Positions

#: What identifies a subject in one source: the texts of its declared columns, without blanks at their ends. In front
#: stands the source where it names subjects in its own way: the same text in another one is another subject.
Declared = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """Into how many partitions of subjects a run is cut, and how many processes work on them."""

    partitions: int = 1
    jobs: int = 1


#: A run in one piece.
IN_ONE_PIECE = Cut()


def cut(tables: Sequence[FormTable], partitions: int) -> list[dict[str, Positions]]:
    """Return for each partition the records that take part in it, by form; there are at most as many as asked for.

    Subjects stand in ascending order, and each partition is a range of them, so that datasets written one after the
    other are in order. Subjects that a look-up may mix up (one declared number, two identifiers, or the other way
    round) stay together. Records that are nobody's go where their declared number is known, else to the first.
    """
    known = [table for table in tables if table.subject is not None]
    number = {name: place for place, name in enumerate(_subjects(known))}
    links: dict[Declared, set[int]] = {}
    for table in known:
        for declared, subject in _identified(table):
            if declared is not None and subject is not None:
                links.setdefault(declared, set()).add(number[subject])
    unit = _units(len(number), links.values())
    weight = np.zeros(max(unit, default=0) + 1, np.int64)
    owners = {table.form.name: _units_of_records(table, number, unit, links) for table in known}
    for owner in owners.values():
        weight += np.bincount(owner, minlength=len(weight))
    first = _assigned(weight, partitions)
    return [
        {name: np.flatnonzero(first[owner] == part) for name, owner in owners.items()}
        for part in range(int(first.max(initial=0)) + 1)
    ]


def _subjects(tables: Iterable[FormTable]) -> list[str]:
    """Return all subjects in ascending order."""
    return sorted({str(value) for table in tables if table.subject is not None for value in table.subject.values})


def _declared(table: FormTable) -> Encoded:
    """Return what the declared columns of a form's source say of each record; missing where one of them is blank."""
    source = table.form.source
    columns = [table.column(name) for name in source.block.subject]
    together = partial(_together, source.name if source.gives_names else "")
    return join_values([recode(item, [_stripped(value) for value in item.values]) for item in columns], together)


def _stripped(value: str) -> str | None:
    return str(value).strip() or None


def _together(*parts: str | None) -> Declared | None:
    return None if None in parts else tuple(str(part) for part in parts)


def _identified(table: FormTable) -> list[tuple[Declared | None, str | None]]:
    """Return the distinct pairs of declared numbers and subjects of a form."""
    columns = [_declared(table), table.subject] if table.subject is not None else []
    _, parts = combine(columns)
    tables = [[*column.values, None] for column in columns]
    return list(zip(*([held[code] for code in part] for held, part in zip(tables, parts, strict=True)), strict=True))


def _units(subjects: int, links: Iterable[set[int]]) -> list[int]:
    """Return for each subject, in ascending order, the number of its unit; subjects of a unit are never parted."""
    open_until = list(range(subjects))
    for together in links:
        open_until[min(together)] = max(open_until[min(together)], *together)
    units: list[int] = []
    unit, reach = -1, -1
    for subject in range(subjects):
        unit += subject > reach
        reach = max(reach, open_until[subject])
        units.append(unit)
    return units


def _units_of_records(
    table: FormTable, number: Mapping[str, int], unit: Sequence[int], links: Mapping[Declared, set[int]]
) -> NDArray[np.int64]:
    """Return the unit of each record of a form; the first one for records that are nobody's."""
    subject = table.subject
    if subject is None or not unit:
        return np.zeros(len(table), np.int64)
    of_subject = np.array([*(unit[number[str(value)]] for value in subject.values), -1], np.int64)[subject.codes]
    declared = _declared(table)
    known = (unit[min(links[value])] if value in links else 0 for value in declared.values)
    of_declared = np.array([*known, 0], np.int64)[declared.codes]
    return np.where(of_subject >= 0, of_subject, of_declared)


def _assigned(weight: NDArray[np.int64], partitions: int) -> NDArray[np.int64]:
    """Return the partition of each unit: ranges of about the same number of records, none of them without a unit."""
    if partitions >= len(weight):
        return np.arange(len(weight), dtype=np.int64)
    middle = np.cumsum(weight) - weight / 2
    wanted = np.minimum((middle * partitions / max(int(weight.sum()), 1)).astype(np.int64), partitions - 1)
    _, dense = np.unique(wanted, return_inverse=True)
    return dense.astype(np.int64)

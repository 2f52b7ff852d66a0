"""The counts of the ledger: of one form, and of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.run.ledger.fate import Fate, Reason

#: The order in which fates are counted.
FATES = tuple(Fate)
#: Rows (0) and cells (1) per fate.
Tally = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class FormCounts:
    """The counts of a form.

    ``groups`` gives rows and cells for each raw column (``None``: whole rows) and reason; ``subjects`` the tally of
    each subject (``None``: rows that name none). ``rows`` and ``cells`` are counted in the file alone. ``lost`` are the
    record numbers that nothing accounts for, by column.
    """

    name: str
    file: str
    header: tuple[str, ...]
    groups: Mapping[tuple[str | None, Reason], tuple[int, int]]
    subjects: Mapping[str | None, Tally]
    rows: int
    cells: int
    lost: Mapping[str | None, tuple[int, ...]]

    def total(self) -> Tally:
        """Return the rows and cells of each fate, over all subjects."""
        total: Tally = np.sum([*self.subjects.values(), empty_tally()], axis=0, dtype=np.int64)
        return total

    def ties_out(self) -> bool:
        """Say whether all that the file holds has a fate, and nothing else has."""
        counted = np.sum([*self.groups.values(), (0, 0)], axis=0)
        by_subject = self.total().sum(axis=1)
        same = (counted.tolist(), by_subject.tolist())
        return not self.lost and same == ([self.rows, self.cells],) * 2

    def lines(self) -> Iterator[tuple[str | None, Reason, int, int]]:
        """Yield raw column, reason, rows and cells; whole rows first, columns as in the file, the mapped ones first."""
        place: dict[str | None, int] = {name: number for number, name in enumerate(self.header, start=1)}
        place[None] = 0
        fates = list(Fate)

        def order(key: tuple[str | None, Reason]) -> tuple[int, str, int, str]:
            column, reason = key
            return place.get(column, len(place)), column or "", fates.index(reason.fate), reason.detail

        for column, reason in sorted(self.groups, key=order):
            yield column, reason, *self.groups[column, reason]


def empty_tally() -> Tally:
    """Return a tally of nothing."""
    return np.zeros((2, len(FATES)), np.int64)


def summed(parts: Sequence[FormCounts]) -> FormCounts:
    """Return the counts of a form whose rows were counted in parts."""
    first, *others = parts
    if not others:
        return first
    groups: dict[tuple[str | None, Reason], tuple[int, int]] = {}
    subjects: dict[str | None, Tally] = {}
    lost: dict[str | None, tuple[int, ...]] = {}
    for part in parts:
        for key, (rows, cells) in part.groups.items():
            before = groups.get(key, (0, 0))
            groups[key] = (before[0] + rows, before[1] + cells)
        for subject, tally in part.subjects.items():
            subjects[subject] = subjects.get(subject, empty_tally()) + tally
        for column, numbers in part.lost.items():
            lost[column] = tuple(sorted({*lost.get(column, ()), *numbers}))
    rows, cells = sum(part.rows for part in parts), sum(part.cells for part in parts)
    return FormCounts(first.name, first.file, first.header, groups, subjects, rows, cells, lost)

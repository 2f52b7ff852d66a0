"""Groups of records within subjects, and the value that every record of a group is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, combine
from nec_cdisc.rules.row_order import sorted_rows, starts_of

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The number of the group of each record, -1 for a record that has none, and how many groups there may be."""

    number: NDArray[np.int64]
    count: int

    def of_records(self, answers: Encoded) -> Encoded:
        """Return for each record what is said of its group, missing for a record that has none."""
        codes = np.append(answers.codes, np.int32(-1))
        return Encoded(codes[self.number], answers.values)


def groups_of(subject: Encoded, by: Sequence[Encoded], where: Flags | None = None) -> Groups:
    """Return the groups: what is equal in the subject and all columns. A record that lacks one of them has none.

    ``where`` says which records take part; all of them by default.
    """
    number, parts = combine([subject, *by])
    complete = np.all([codes >= 0 for codes in parts], axis=0)
    takes_part = complete[number] if where is None else complete[number] & where
    return Groups(np.where(takes_part, number, -1).astype(np.int64), len(complete))


def lowest_of_groups(value: Encoded, groups: Groups, where: Flags | None, *, highest: bool = False) -> Encoded:
    """Return for each record the lowest (or highest) value that a record of its group has, of those that count."""
    counts = (groups.number >= 0) & ~value.missing()
    rows = np.flatnonzero(counts if where is None else counts & where)
    rank = value.take(rows).ranks()
    order = sorted_rows([groups.number[rows], len(value.values) - 1 - rank if highest else rank])
    leads = rows[order[starts_of(groups.number[rows][order])]]
    found = np.full(groups.count, -1, np.int32)
    found[groups.number[leads]] = value.codes[leads]
    return groups.of_records(Encoded(found, value.values))


def last_of_groups(value: Encoded, groups: Groups, where: Flags) -> Encoded:
    """Return for each record the value of the last record of its group that meets a condition and has one."""
    rows = np.flatnonzero(where & (groups.number >= 0) & ~value.missing())
    found = np.full(groups.count, -1, np.int32)
    found[groups.number[rows]] = value.codes[rows]  # a later one of a group overwrites the earlier
    return groups.of_records(Encoded(found, value.values))

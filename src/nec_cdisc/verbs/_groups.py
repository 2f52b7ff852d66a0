"""Groups of records within subjects, and the value that every record of a group is given."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Codes, Encoded, combine
from nec_cdisc.rules.row_order import sorted_rows, starts_of

Flags = NDArray[np.bool_]


def groups(subject: Encoded, by: Sequence[Encoded]) -> tuple[Codes, Flags]:
    """Return the group of each record, and which records have one: a subject, and a value in each column."""
    placed = ~subject.missing()
    for column in by:
        placed &= ~column.missing()
    number, _ = combine([subject, *by])
    return number, placed


def lowest_of_groups(value: Encoded, group: Codes, allowed: Flags, *, highest: bool = False) -> Encoded:
    """Return for each record the lowest (or highest) value that an allowed record of its group has."""
    rows = np.flatnonzero(allowed & ~value.missing())
    rank = value.take(rows).ranks()
    order = sorted_rows([group[rows], len(value.values) - 1 - rank if highest else rank])
    leads = order[starts_of(group[rows][order])]
    found = np.full(int(group.max(initial=-1)) + 1, -1, np.int32)
    found[group[rows[leads]]] = value.codes[rows[leads]]
    return Encoded(found[group], value.values)

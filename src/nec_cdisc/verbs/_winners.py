"""Which row of another table wins for each subject, for whole columns at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.rules.row_order import sorted_rows, starts_of

Rows = NDArray[np.int64]


def winners(keys: Sequence[Rows], allowed: NDArray[np.bool_], groups: Rows, count: int, *, last: bool) -> Rows:
    """Return the first (or last) row of each group in the order of the keys, -1 for a group without an allowed row.

    Rows that are equal in all keys stand in the order of the table.
    """
    rows = np.flatnonzero(allowed & (groups >= 0))
    chosen = groups[rows]
    order = sorted_rows([chosen, *(key[rows] for key in keys)])
    edges = starts_of(chosen[order])
    if last:
        edges = np.roll(edges, -1)
    answer = np.full(count, -1, np.int64)
    answer[chosen[order[edges]]] = rows[order[edges]]
    return answer


def placed_in_time(dates: Encoded) -> NDArray[np.bool_]:
    """Return where a date has a place in time: neither missing nor without a year."""
    known = np.array([*(value[0] != "-" for value in dates.values), False], bool)
    return known[dates.codes]


def ranks_blank_first(column: Encoded) -> Rows:
    """Return the ranks of a column with missing values before all others."""
    return np.where(column.missing(), -1, column.ranks())


def ranks_falling(column: Encoded) -> Rows:
    """Return the ranks of a column in descending order; missing ranks last."""
    return np.where(column.missing(), len(column.values), len(column.values) - 1 - column.ranks())

"""A column of exact numbers as distinct values and positions, and columns made comparable by rank."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules.row_order import Rows


class Numbers(NamedTuple):
    """A column of numbers: its distinct values, and for each row the position of its own; -1 where missing."""

    values: Sequence[Decimal]
    codes: NDArray[np.integer]


def ranks(*columns: Numbers) -> list[Rows]:
    """Return each column as ranks in the order of all their numbers, -1 where missing; equal numbers have one rank.

    Example:
        >>> result = Numbers([Decimal("2.50"), Decimal(9)], np.array([0, 1, -1]))
        >>> limit = Numbers([Decimal("2.5")], np.zeros(3, int))
        >>> [rank.tolist() for rank in ranks(result, limit)]
        [[0, 1, -1], [0, 0, 0]]

    """
    distinct = sorted({number for column in columns for number in column.values})
    place = {number: rank for rank, number in enumerate(distinct)}
    tables = (np.array([*(place[number] for number in column.values), -1]) for column in columns)
    return [table[column.codes] for table, column in zip(tables, columns, strict=True)]

"""Columns of exact numbers made comparable."""

from __future__ import annotations

import doctest
from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules import number_column as module
from nec_cdisc.rules.number_column import Numbers, ranks

COLUMN = st.lists(st.none() | st.decimals(min_value=-9, max_value=9, places=1), min_size=1, max_size=8)


def column(numbers):
    """Return a column of numbers, some of them missing."""
    values = sorted({number for number in numbers if number is not None})
    return Numbers(values, np.array([-1 if number is None else values.index(number) for number in numbers]))


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the function returns."""
    assert doctest.testmod(module).failed == 0


@given(COLUMN, COLUMN)
def test_ranks_compare_as_the_numbers_do(one, other):
    """Two ranks, of one column or of two, are in the order of their numbers; a missing one is -1."""
    left, right = (rank.tolist() for rank in ranks(column(one), column(other)))
    for first, rank in zip(one, left, strict=True):
        assert (rank == -1) == (first is None)
        for second, against in zip(other, right, strict=True):
            if first is not None and second is not None:
                assert (rank < against, rank == against) == (first < second, first == second)


def test_ranks_are_exact():
    """Numbers that are one number in binary arithmetic stay two."""
    close = Numbers([Decimal("0.1"), Decimal("0.1000000000000000000001")], np.array([0, 1]))
    assert ranks(close)[0].tolist() == [0, 1]

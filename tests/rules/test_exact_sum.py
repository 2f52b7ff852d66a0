"""Sums within groups lose no digit."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.exact_sum import exact_sums

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12)


def sums(values, groups, count):
    """Add up values, each one a member of its group."""
    return exact_sums(values, np.arange(len(values), dtype=np.int32), np.array(groups, np.int32), count)


def test_tenths_add_up_to_what_they_are_on_paper():
    """0.1 and 0.2 is 0.3, which no binary number is."""
    assert sums([Decimal("0.1"), Decimal("0.2"), Decimal(7)], [0, 0, 2], 3) == [Decimal("0.3"), 0, 7]


def test_numbers_beyond_64_bits_are_exact_too():
    """A typing error of thirty digits spoils its own sum and no other one."""
    long = Decimal("123456789012345678901234567890.5")
    assert sums([long, Decimal("0.5"), Decimal(3)], [0, 0, 1], 2) == [Decimal(123456789012345678901234567891), 3]


def test_no_member_gives_zero():
    """Groups without members, and no groups at all, are no special case."""
    assert sums([], [], 2) == [0, 0]
    assert sums([], [], 0) == []


@given(members=st.lists(st.tuples(NUMBERS, st.integers(0, 3)), max_size=30))
def test_sums_are_those_of_adding_one_by_one(members):
    """Every group has the sum that adding its members in decimal arithmetic gives."""
    expected = [sum((value for value, group in members if group == wanted), Decimal(0)) for wanted in range(4)]
    assert sums([value for value, _ in members], [group for _, group in members], 4) == expected

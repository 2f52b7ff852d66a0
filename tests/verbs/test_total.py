"""Tests of the verb ``total``."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.total import total


def totals(rows, where=None):
    """Add up rows of subject, visit and number."""
    subjects, visits, numbers = (encode([row[at] for row in rows]) for at in range(3))
    counts = None if where is None else np.array(where, bool)
    return total(numbers, [visits], counts, subject=subjects).to_list()


def test_each_group_of_a_subject_has_its_own_sum():
    """Records of another visit, or of another subject, do not count."""
    rows = [("A", 1, Decimal("1.5")), ("A", 1, 2), ("A", 2, 4), ("B", 1, 8)]
    assert totals(rows) == [Decimal("3.5"), Decimal("3.5"), 4, 8]


def test_records_that_do_not_count_are_told_the_sum_all_the_same():
    """The record of the collected sum sees what the others add up to, without counting itself."""
    rows = [("A", 1, 30), ("A", 1, 15), ("A", 1, 145)]
    assert totals(rows, [True, True, False]) == [45, 45, 45]


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ([("A", 1, 30), ("A", 1, None)], None),
        ([("A", 1, 30), ("A", 1, 15)], [False, False]),
        ([(None, 1, 30), (None, 1, 15)], None),
        ([("A", None, 30), ("A", None, 15)], None),
    ],
)
def test_a_sum_that_is_not_known_is_missing(rows, where):
    """A missing number, nobody who counts, no subject, or no group: there is no sum, and none is made up."""
    assert totals(rows, where) == [None, None]


def test_a_missing_number_that_does_not_count_spoils_nothing():
    """Only records that count must have a number."""
    assert totals([("A", 1, 30), ("A", 1, None)], [True, False]) == [30, 30]


def test_no_records_have_no_sums():
    """An empty dataset is no special case."""
    assert totals([]) == []


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from("AB"),
            st.sampled_from([1, 2]),
            st.decimals(min_value=0, max_value=99, places=1),
            st.booleans(),
        ),
        max_size=20,
    )
)
def test_sums_are_those_of_adding_by_hand(rows):
    """Each record has the sum of the records of its group that count."""
    found = totals([row[:3] for row in rows], [row[3] for row in rows])
    for (subject, visit, _, _), answer in zip(rows, found, strict=True):
        counted = [number for who, when, number, counts in rows if counts and (who, when) == (subject, visit)]
        assert answer == (sum(counted) if counted else None)

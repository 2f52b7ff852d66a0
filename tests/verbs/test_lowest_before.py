"""Tests of the verb ``lowest_before``."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.lowest_before import lowest_before


def nadirs(rows, where=None):
    """Return the lowest number before each row: subject, parameter, order, number."""
    subject, parameter, order, value = (encode([row[at] for row in rows]) for at in range(4))
    counts = None if where is None else np.array(where, bool)
    return lowest_before(value, order, [parameter], counts, subject=subject).to_list()


def test_the_nadir_is_the_smallest_of_what_came_before():
    """A later smaller value is no nadir of an earlier one, and rows may stand in any order."""
    rows = [("A", "SUM", 3, Decimal(75)), ("A", "SUM", 1, Decimal(100)), ("A", "SUM", 2, Decimal("60.5"))]
    assert nadirs(rows) == [Decimal("60.5"), None, Decimal(100)]


def test_subjects_and_parameters_do_not_see_each_other():
    """The small sum of one subject or lesion is nobody else's nadir."""
    rows = [("A", "SUM", 1, 20), ("B", "SUM", 1, 90), ("B", "SUM", 2, 80), ("B", "T1", 2, 10), ("B", "T1", 3, 9)]
    assert nadirs(rows) == [None, None, 90, None, 10]


def test_what_does_not_count_is_nobodys_nadir():
    """A record before the baseline, or without a number, is told the nadir of others and is none itself."""
    rows = [("A", "SUM", 0, 5), ("A", "SUM", 1, 50), ("A", "SUM", 2, None), ("A", "SUM", 3, 60)]
    assert nadirs(rows, [0, 1, 1, 1]) == [None, None, 50, 50]


def test_records_of_one_day_do_not_see_one_another():
    """Of two on one date neither came before the other."""
    assert nadirs([("A", "T1", 1, 50), ("A", "T1", 2, 75), ("A", "T1", 2, 40), ("A", "T1", 3, 60)]) == [
        None,
        50,
        50,
        40,
    ]


def test_records_without_a_place_have_no_nadir():
    """No subject, no parameter or no order: nothing comes before."""
    assert nadirs([("A", "T1", 1, 50), (None, "T1", 2, 60), ("A", None, 2, 60), ("A", "T1", None, 60)]) == [None] * 4
    assert nadirs([]) == []


@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.just("SUM"), st.integers(1, 5), st.none() | st.integers(0, 9)), max_size=15
    )
)
def test_nadirs_are_those_of_going_through_the_records_one_by_one(rows):
    """Whole columns give what loops give."""
    for (who, _, when, _), found in zip(rows, nadirs(rows), strict=True):
        before = [number for other, _, at, number in rows if (other == who) and at < when and number is not None]
        assert found == min(before, default=None)

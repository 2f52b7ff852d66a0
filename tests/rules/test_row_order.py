"""Tests of the order of rows."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.row_order import numbered, sorted_rows, starts_of

KEYS = st.lists(st.tuples(st.integers(-1, 3), st.integers(-1, 3)))


def _columns(rows):
    return [np.array([row[part] for row in rows], np.int64) for part in (0, 1)]


@given(KEYS)
def test_rows_are_sorted_by_keys_then_by_place(rows):
    """The packed sort equals sorting row by row."""
    assert sorted_rows(_columns(rows)).tolist() == sorted(range(len(rows)), key=lambda row: (rows[row], row))


@given(KEYS)
def test_keys_too_wide_to_pack_give_the_same_order(rows):
    """Beyond the room of one number the order is the same."""
    wide = [column + (column >= 0) * 2**40 for column in _columns(rows)]
    assert sorted_rows(wide).tolist() == sorted_rows(_columns(rows)).tolist()


def test_groups_are_numbered_from_one():
    """Each group begins anew."""
    groups = np.array([4, 4, 1, 1, 1, 4])
    assert starts_of(groups).tolist() == [True, False, True, False, False, True]
    assert numbered(starts_of(groups)).tolist() == [1, 2, 1, 2, 3, 1]
    assert numbered(starts_of(np.array([], int))).tolist() == []

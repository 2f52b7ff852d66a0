"""Tests of choosing one row for each subject."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs._winners import placed_in_time, ranks_blank_first, ranks_falling, winners

ROWS = st.lists(st.tuples(st.integers(-1, 3), st.integers(0, 3), st.booleans()))


@given(ROWS, st.booleans())
def test_the_winner_is_that_of_the_plain_rule(rows, last):
    """The vectorised choice equals looking through the rows of each subject."""
    groups = np.array([group for group, _, _ in rows], np.int64)
    key = np.array([rank for _, rank, _ in rows], np.int64)
    allowed = np.array([ok for _, _, ok in rows], bool)
    answer = winners([key], allowed, groups, 4, last=last).tolist()
    for number in range(4):
        own = [(rank, row) for row, (group, rank, ok) in enumerate(rows) if group == number and ok]
        assert answer[number] == ((max if last else min)(own)[1] if own else -1)


def test_dates_without_a_year_have_no_place_in_time():
    """Missing dates and those without a year are not placed."""
    assert placed_in_time(encode(["2019", None, "--07-03"])).tolist() == [True, False, False]


def test_missing_values_rank_first_or_last_as_asked():
    """Ranks in both directions leave missing values where they cannot win."""
    column = encode([5, None, 7])
    assert ranks_blank_first(column).tolist() == [0, -1, 1]
    assert ranks_falling(column).tolist() == [1, 2, 0]

"""Tests of the verb ``sequence``."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.verbs.sequence import sequence

ROWS = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["2019-07", "2019-07-03", None]), st.integers(1, 3)))


def test_records_are_numbered_within_the_subject():
    """Each subject starts at 1, in the order of the columns, wherever its rows stand."""
    subject = encode(["B", "A", "B", "A", "B"])
    date = encode(["2019-08-01", "2019-07-02", "2019-07-03", "2019-07-01", "2019-07-03"])
    term = encode(["x", "x", "z", "x", "y"])
    assert sequence([date, term], subject=subject).to_list() == [3, 2, 2, 1, 1]


def test_partial_dates_sort_as_text_and_missing_ones_last():
    """A month stands before its days, and a missing date after all."""
    date = encode([None, "2019-07-03", "2019-07", "2019"])
    assert sequence([date], subject=encode(["A"] * 4)).to_list() == [4, 3, 2, 1]


def test_equal_records_keep_the_order_of_the_source():
    """Ties are settled by the row."""
    assert sequence([encode(["x"] * 3)], subject=encode(["A"] * 3)).to_list() == [1, 2, 3]


def test_a_record_without_subject_has_no_number():
    """Nobody's record is not counted."""
    assert sequence([encode(["x", "y"])], subject=encode([None, "A"])).to_list() == [None, 1]


def test_no_records_give_no_numbers():
    """An empty dataset is no special case."""
    assert sequence([encode([])], subject=encode([])).to_list() == []


def test_many_wide_columns_are_sorted_too():
    """Keys that do not fit into one number give the same answer."""
    wide = Encoded(np.array([1, 0, 0], np.int32), range(2**21))
    assert sequence([wide, wide, wide], subject=encode(["A", "A", "A"])).to_list() == [3, 1, 2]


@given(ROWS)
def test_numbers_follow_the_plain_rule(rows):
    """The vectorised answer equals sorting each subject's rows one by one."""
    subjects, dates, values = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [])
    answer = sequence([encode(dates), encode(values)], subject=encode(subjects)).to_list()
    for subject in set(subjects):
        own = [row for row in range(len(rows)) if subjects[row] == subject]
        own.sort(key=lambda row: (dates[row] is None, dates[row] or "", values[row], row))
        assert [answer[row] for row in own] == list(range(1, len(own) + 1))

"""Tests of the verb ``sum_of_diameters``."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.sum_of_diameters import sum_of_diameters
from nec_cdisc.verbs.target_response import target_response


def sums(readings, where=None):
    """Return the sum that each reading is given: subject, assessment (1 is the baseline), lesion, size."""
    subject, assessment, lesion, size = (encode([row[at] for row in readings]) for at in range(4))
    first = np.array([row[1] == 1 for row in readings], bool)
    reads = np.ones(len(readings), bool) if where is None else np.array(where, bool)
    return sum_of_diameters(size, assessment, first, reads, lesion, subject=subject).to_list()


BASE = [("A", 1, "T1", 60), ("A", 1, "T2", 40)]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ([("A", 2, "T1", 30), ("A", 2, "T2", 12)], 42),
        # a lesion without a size, and one without a reading
        ([("A", 2, "T1", 30), ("A", 2, "T2", None)], None),
        ([("A", 2, "T1", 30)], None),
        # one lesion more than the baseline knows
        ([("A", 2, "T1", 30), ("A", 2, "T2", 12), ("A", 2, "T3", 9)], None),
        # merged, split, and one number twice
        ([("A", 2, "T1/T2", 65)], 65),
        ([("A", 2, "T1.1", 20), ("A", 2, "T1.2", 15), ("A", 2, "T2", 40)], 75),
        ([("A", 2, "T1", 60), ("A", 2, "T1", 40)], 100),
    ],
)
def test_a_sum_is_that_of_all_lesions_of_the_baseline_or_none(second, expected):
    """What was not measured, or is one too many, leaves no sum; lesions are counted as the response counts them."""
    assert sums([*BASE, *second]) == [100, 100, *([expected] * len(second))]


def test_records_that_are_no_reading_are_told_the_sum_all_the_same():
    """The record of another lesion, or of a state, sees the sum and adds nothing to it."""
    readings = [*BASE, ("A", 2, "T1", 30), ("A", 2, "T2", 12), ("A", 2, "T7", 9)]
    assert sums(readings, [1, 1, 1, 1, 0]) == [100, 100, 42, 42, 42]


def test_there_is_no_sum_before_or_without_a_baseline():
    """Without a baseline nobody knows which lesions belong to the sum; nor does anybody of no subject or assessment."""
    assert sums([("A", 0, "T1", 70), ("A", 1, "T1", 60)]) == [None, 60]
    assert sums([("A", 2, "T1", 70), (None, 1, "T1", 60), ("B", None, "T1", 60)]) == [None] * 3
    assert sums([]) == []


@given(
    st.lists(
        st.tuples(
            st.just("A"),
            st.sampled_from([1, 2, 3]),
            st.sampled_from(["T1", "T2", None]),
            st.none() | st.integers(0, 60),
        ),
        max_size=12,
    )
)
def test_a_response_that_needs_a_sum_has_one(readings):
    """CR, PR and SD of the target lesions come with a sum, NE never does: both verbs judge the same readings."""
    subject, assessment, lesion, size = (encode([row[at] for row in readings]) for at in range(4))
    first, yes = np.array([row[1] == 1 for row in readings], bool), np.ones(len(readings), bool)
    told = target_response(size, ~yes, assessment, first, yes, lesion, subject=subject).to_list()
    for answer, total in zip(told, sums(readings), strict=True):
        assert answer not in {"CR", "PR", "SD"} or total is not None
        assert answer != "NE" or total is None

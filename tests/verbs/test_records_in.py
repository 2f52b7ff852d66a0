"""Tests of the verb ``records_in``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.records_in import records_in


def test_records_are_counted_by_group_and_subject():
    """Each record has the number of its group; records of another subject are none of them."""
    found = records_in([encode([1, 1, 2, 1])], subject=encode(["1", "1", "1", "2"]))
    assert found.to_list() == [2, 2, 1, 1]


def test_only_records_that_meet_the_condition_count():
    """The number is 0 where none does."""
    counts = np.array([True, False, False])
    assert records_in([encode([1, 1, 2])], counts, subject=encode(["1"] * 3)).to_list() == [1, 1, 0]


def test_a_record_without_subject_or_group_has_no_number():
    """It is not counted either."""
    found = records_in([encode([1, None, 1])], subject=encode(["1", "1", None]))
    assert found.to_list() == [1, None, None]


def test_no_records_have_no_numbers():
    """An empty table has an empty answer."""
    assert records_in([encode([])], subject=encode([])).to_list() == []

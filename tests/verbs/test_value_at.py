"""Tests of the verb ``value_at``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.value_at import value_at


def told(values, where, visits, subjects):
    """Return what the records of some visits and subjects are given."""
    return value_at(encode(values), np.array(where, bool), [encode(visits)], subject=encode(subjects)).to_list()


def test_the_value_of_the_record_stands_in_its_group_alone():
    """All records of the visit have it, those of another visit or subject have not."""
    assert told(["a", "b", "c", "d"], [0, 1, 0, 0], [1, 1, 2, 1], ["1", "1", "1", "2"]) == ["b", "b", None, None]


def test_of_several_records_the_last_with_a_value_counts():
    """A record that meets the condition and has no value does not hide another one."""
    assert told(["a", "b", None], [1, 1, 1], [1, 1, 1], ["1"] * 3) == ["b"] * 3
    assert told([None, None], [1, 1], [1, 1], ["1"] * 2) == [None, None]


def test_a_record_without_subject_or_group_has_no_value():
    """It neither gives nor takes one."""
    assert told(["a", "b", "c"], [1, 1, 1], [1, None, 1], ["1", "1", None]) == ["a", None, None]

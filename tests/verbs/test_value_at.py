"""Tests of the verb ``value_at``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.value_at import value_at


def values(rows):
    """Return what each row is given: subject, parameter, value, whether the condition holds."""
    subject, parameter, value = (encode([row[at] for row in rows]) for at in range(3))
    return value_at(value, np.array([row[3] for row in rows], bool), [parameter], subject=subject).to_list()


def test_the_baseline_of_each_parameter_is_given_to_all_its_records():
    """Subjects and parameters have their own, records before the baseline too; without one it is missing."""
    rows = [("A", "SUM", 110, 0), ("A", "SUM", 100, 1), ("A", "SUM", 60, 0), ("A", "T1", 7, 1), ("B", "SUM", 90, 0)]
    assert values(rows) == [100, 100, 100, 7, None]


def test_of_several_values_none_is_taken():
    """Two baselines that differ are none; two that are equal are one; a missing one does not count."""
    assert values([("A", "T1", 10, 1), ("A", "T1", 12, 1), ("A", "T1", 9, 0)]) == [None] * 3
    assert values([("A", "T1", 10, 1), ("A", "T1", 10, 1), ("A", "T1", None, 1)]) == [10] * 3


def test_texts_have_a_baseline_as_numbers_have():
    """BNRIND is ANRIND at baseline."""
    assert values([("A", "HGB", "LOW", 1), ("A", "HGB", "NORMAL", 0)]) == ["LOW", "LOW"]


def test_records_without_a_group_have_none():
    """Without a subject or a parameter nothing is known, and nothing is given."""
    assert values([(None, "T1", 10, 1), ("A", None, 10, 1)]) == [None, None]
    assert values([]) == []

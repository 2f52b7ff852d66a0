"""Tests of the verb ``first_occurrence``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.first_occurrence import first_occurrence

SUBJECT = encode(["001", "001", "001", "002", None])
DAY = encode(["2019-07-05", "2019-07-03", None, "2019-07-09", "2019-07-01"])
TERM = encode(["Rash", "Rash", "Cough", None, "Rash"])


def test_one_record_of_each_subject_is_flagged():
    """The earliest one; a record of nobody is none."""
    assert first_occurrence([DAY], subject=SUBJECT).to_list() == [None, "Y", None, "Y", None]


def test_one_record_of_each_term_is_flagged():
    """A missing date comes last but counts, a missing term is never flagged."""
    assert first_occurrence([DAY], [TERM], subject=SUBJECT).to_list() == [None, "Y", "Y", None, None]


def test_only_some_records_take_part():
    """The first treatment-emergent record is flagged, though another one is earlier."""
    where = np.array([True, False, True, True, True])
    assert first_occurrence([DAY], where=where, subject=SUBJECT).to_list() == ["Y", None, None, "Y", None]


def test_the_worst_comes_before_the_earliest():
    """Of the highest grade the first; a grade that is missing or no number comes last."""
    worst = encode(["2", "1", "3", "unknown", "5"])
    assert first_occurrence([DAY], worst=worst, subject=SUBJECT).to_list() == [None, None, "Y", "Y", None]


def test_the_sequence_number_decides_on_one_day():
    """Numbers are ordered as numbers, so that 2 comes before 10."""
    day, number, subject = encode(["2019-07-05"] * 2), encode([10, 2]), encode(["001"] * 2)
    assert first_occurrence([day, number], subject=subject).to_list() == [None, "Y"]

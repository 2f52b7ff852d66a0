"""Tests of the verb ``deterioration``."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.deterioration import deterioration

DATES = ["2019-09-01", "2019-10-27", "2019-12-22", "2020-02-16"]


def flags(worse, *, dates=DATES, subject=None, by=(), where=None, lasting=False):
    """Return which records are flagged, for records of one subject unless others are named."""
    subjects = encode(subject or ["001"] * len(worse))
    kept = None if where is None else np.array(where)
    columns = [encode(column) for column in by]
    found = deterioration(encode(dates), np.array(worse), columns, kept, lasting, subject=subjects)
    return [value == "Y" for value in found.to_list()]


def test_the_first_worse_record_is_flagged_once():
    """What is worse again later is not flagged; without a worse record nothing is."""
    assert flags([False, True, False, True]) == [False, True, False, False]
    assert flags([False] * 4) == [False] * 4


def test_a_lasting_deterioration_is_worse_to_the_end():
    """A later record that is not worse undoes the earlier ones."""
    assert flags([True, False, True, True], lasting=True) == [False, False, True, False]
    assert flags([True, True, True, False], lasting=True) == [False] * 4


def test_subjects_and_parameters_are_told_apart():
    """Each subject and each parameter has a first record of its own; a record without a parameter has none."""
    day = [DATES[0]] * 4
    assert flags([True] * 4, dates=day, subject=["001", "001", "002", None], by=[["QL2", "PF2", "QL2", "QL2"]]) == [
        True, True, True, False,
    ]  # fmt: skip
    assert flags([True] * 2, dates=day[:2], by=[["QL2", None]]) == [True, False]


def test_what_does_not_take_part_is_no_event_and_undoes_none():
    """A record that the condition leaves out, or without a complete date, does not count."""
    assert flags([True, True, False, True], where=[False, True, False, True], lasting=True) == [
        False,
        True,
        False,
        False,
    ]
    assert flags([True, True], dates=["2019-09", "2019-10-27"]) == [False, True]


def test_the_order_of_the_records_never_matters():
    """The date says which is first."""
    assert flags([True, False, True], dates=[DATES[2], DATES[0], DATES[1]]) == [False, False, True]

"""Dated records, and the one that a rule chooses."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.dated_record import DatedRecords, day_numbers, earliest, from_zero, latest, of_subject

#: Subject (-1 none), day (-1 none) and order of records; the order is unique.
RECORDS = st.lists(st.tuples(st.integers(-1, 3), st.integers(-1, 5), st.integers(0, 99)), unique_by=lambda one: one[2])


def _records(rows):
    days = [np.datetime64("NaT") if day < 0 else np.datetime64("2021-01-01") + day for _, day, _ in rows]
    return DatedRecords(
        np.array([row[0] for row in rows], int),
        np.array(days, "datetime64[D]"),
        np.array([row[2] for row in rows], int),
    )


@given(RECORDS, st.integers(0, 99))
def test_the_earliest_and_the_latest_record_of_a_subject(rows, least):
    """They equal those found subject by subject, in whatever order the records stand."""
    records = _records(rows)
    where = np.array([row[2] >= least for row in rows], bool)
    for choose, pick in ((earliest, min), (latest, max)):
        answer = choose(records, 4, where)
        for subject in range(4):
            mine = [row for row in rows if row[0] == subject and row[1] >= 0 and row[2] >= least]
            if not mine:
                assert answer.record[subject] == -1
                assert np.isnat(answer.date[subject])
                assert not answer.found[subject]
            else:
                wanted = pick(mine, key=lambda row: row[1:])
                assert answer.found[subject]
                assert rows[answer.record[subject]] == wanted
                assert answer.date[subject] == np.datetime64("2021-01-01") + wanted[1]


def test_without_an_order_the_place_decides_between_records_of_one_day():
    """The first of them is the earliest, the last of them the latest."""
    records = DatedRecords(np.array([0, 0]), np.array(["2021-01-01"] * 2, "datetime64[D]"))
    assert earliest(records, 1).record.tolist() == [0]
    assert latest(records, 1).record.tolist() == [1]


def test_dates_of_other_units_are_compared_as_dates():
    """Nanoseconds, in which data frames keep dates, give the same answer in days."""
    days = np.array(["2021-01-02", "2021-01-01", "NaT"], "datetime64[ns]")
    answer = earliest(DatedRecords(np.array([0, 0, 0]), days), 1)
    assert answer.record.tolist() == [1]
    assert answer.date.dtype == "datetime64[D]"


def test_a_date_of_the_subject_stands_beside_each_record():
    """A record without a subject has none, even where there is no subject at all."""
    records = DatedRecords(np.array([1, -1, 0]), np.full(3, np.datetime64("2021-01-01")))
    dates = np.array(["2021-02-01", "2021-03-01"], "datetime64[D]")
    assert of_subject(records, dates).astype(str).tolist() == ["2021-03-01", "NaT", "2021-02-01"]
    nobody = DatedRecords(np.array([-1]), np.array(["2021-01-01"], "datetime64[D]"))
    assert np.isnat(of_subject(nobody, dates[:0])).tolist() == [True]


def test_vectors_of_different_lengths_are_refused():
    """A record without its date is a mistake of the caller, and is said."""
    with pytest.raises(ValueError, match=r"different lengths: \[1, 2\]"):
        DatedRecords(np.array([0, 0]), np.array(["2021-01-01"], "datetime64[D]"))
    with pytest.raises(ValueError, match="different lengths"):
        DatedRecords(np.array([0]), np.array(["2021-01-01"], "datetime64[D]"), np.array([1, 2]))


def test_numbers_begin_at_zero():
    """Days and orders become numbers from 0, so that they can be packed to one key."""
    assert day_numbers(np.array(["1960-01-01", "1959-12-30"], "datetime64[D]")).tolist() == [2, 0]
    assert from_zero(np.array([-3, 4])).tolist() == [0, 7]
    assert from_zero(np.array([], int)).tolist() == []

"""What subjects had of a treatment, worked out by hand and against a count day by day."""

from __future__ import annotations

import doctest
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules import dose_summary as module
from nec_cdisc.rules.dose_frequency import daily_dose, doses_taken
from nec_cdisc.rules.dose_summary import Interval, dose_summary
from nec_cdisc.rules.number_column import Numbers

START = np.datetime64("2019-07-03")


def column(numbers):
    """Return a column of numbers, ``None`` where missing."""
    values = sorted({number for number in numbers if number is not None})
    return Numbers(values, np.array([-1 if number is None else values.index(number) for number in numbers], int))


def summed(records, *, count=1, planned=10):
    """Return the summary of records (subject, first day, last day, dose, frequency), days from 0."""
    taken, daily, doses = [], [], []
    for _, first, last, dose, frequency in records:
        number = None if None in {first, last} else doses_taken(max(last - first + 1, 0), frequency)
        taken.append(-1 if number is None else number)
        doses.append(None if dose is None else Decimal(dose))
        daily.append(None if dose is None else daily_dose(Decimal(dose), frequency))
    days = [
        [np.datetime64("NaT") if one is None else START + one for one in (record[1], record[2])] for record in records
    ]
    start, end = np.array(days, "datetime64[D]").reshape(-1, 2).T
    subject = np.array([record[0] for record in records], int)
    intervals = Interval(subject, start, end, column(doses), np.array(taken, int), column(daily))
    return dose_summary(intervals, planned=Decimal(planned), count=count)


def course(*records, **options):
    """Return the summary of the intervals of one subject, taken daily unless they say otherwise."""
    return summed([(0, *record, *([] if len(record) == 4 else ["QD"])) for record in records], **options)


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the function returns."""
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("records", "cumulative", "duration", "exposed", "relative"),
    [
        ([(0, 27, "10")], "280", 28, 28, "100"),
        ([(0, 0, "10")], "10", 1, 1, "100"),
        ([(0, 27, "10"), (28, 55, "5")], "420", 56, 56, "75"),
        ([(0, 27, "10"), (28, 34, "0"), (35, 55, "5")], "385", 56, 49, "68.75"),  # a week without a dose
        ([(0, 27, "10"), (35, 55, "5")], "385", 56, 49, "68.75"),  # the same, not recorded as an interval
        ([(0, 27, "10"), (28, 55, "5", "QOD")], "350", 56, 56, "62.5"),
        ([(0, 27, "10"), (28, 55, "0")], "280", 28, 28, "100"),  # what comes after the last dose is no treatment
        ([(0, 2, "2.5")], "7.5", 3, 3, "25"),
    ],
)
def test_doses_are_added_over_the_days_of_treatment(records, cumulative, duration, exposed, relative):
    """Every dose counts once, and intensity is against the plan from the first to the last dose."""
    found = course(*records)
    assert found.cumulative == [Decimal(cumulative)]
    assert found.duration.tolist() == [duration]
    assert found.exposed.tolist() == [exposed]
    assert found.relative == [Decimal(relative)]
    assert abs(found.intensity[0] - Decimal(relative) / 10) < Decimal("0.0000001")
    assert (found.first[0], found.last[0]) == (START, START + duration - 1)


@pytest.mark.parametrize(
    ("records", "modifications"),
    [
        ([(0, 27, "10")], (0, 0, 0)),
        ([(0, 27, "10"), (28, 55, "5")], (1, 0, 0)),
        ([(0, 27, "10"), (28, 55, "5"), (56, 83, "10")], (1, 1, 0)),
        ([(0, 27, "5"), (28, 55, "5", "QOD")], (1, 0, 0)),
        ([(0, 27, "10"), (28, 34, "0"), (35, 55, "10")], (0, 0, 1)),
        ([(0, 27, "10"), (28, 30, "0"), (31, 34, "0"), (35, 55, "5")], (1, 0, 1)),  # one interruption, then less
        ([(0, 27, "10"), (28, 30, "0")], (0, 0, 0)),  # the end is no interruption
        ([(0, 27, "10"), (29, 55, "10")], (0, 0, 1)),
        ([(0, 0, "10", "ONCE"), (1, 5, "5")], (0, 0, 0)),  # a single dose has no level
    ],
)
def test_modifications_are_counted(records, modifications):
    """Reductions, increases and interruptions between the intervals with a dose."""
    found = course(*records)
    assert tuple(int(counts[0]) for counts in (found.reductions, found.increases, found.interruptions)) == modifications


@pytest.mark.parametrize(
    "wrong",
    [(28, None, "5"), (None, 55, "5"), (28, 55, None), (28, 20, "5"), (28, 55, "5", "PRN")],
)
def test_an_interval_that_cannot_be_added_is_told(wrong):
    """The row is named, and no total is published that would lack it."""
    found = course((0, 27, "10"), wrong)
    assert found.incomplete.tolist() == [1]
    assert (found.cumulative, found.intensity, found.relative) == ([None], [None], [None])
    assert found.duration.tolist() == [28]


def test_intervals_that_overlap_are_told():
    """A day that stands in two intervals is named with the later one, also when they do not follow each other."""
    found = course((28, 55, "10"), (0, 40, "10"), (50, 60, "5"))
    assert found.overlapping.tolist() == [0, 2]
    assert found.cumulative == [None]
    assert course((0, 50, "10"), (10, 12, "5"), (30, 60, "5")).overlapping.tolist() == [1, 2]
    assert course((0, 27, "10"), (27, 55, "5")).overlapping.tolist() == [1]
    assert course((0, 27, "10"), (20, 30, "0"), (28, 55, "10")).overlapping.tolist() == []  # nothing was taken then


def test_who_had_no_dose_has_no_days():
    """Subjects without a record, or without a dose, keep their place."""
    found = summed([(1, 0, 6, "0", "QD"), (2, 0, 6, "10", "QD")], count=3)
    assert np.isnat(found.first).tolist() == np.isnat(found.last).tolist() == [True, True, False]
    assert found.duration.tolist() == [0, 0, 7]
    assert found.cumulative == [0, 0, 70]
    assert found.relative == [None, None, 100]
    assert summed([], count=2).duration.tolist() == [0, 0]


RECORDS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 12),
        st.integers(0, 12),
        st.sampled_from(["0", "2.5", "10"]),
        st.just("QD"),
    ),
    max_size=5,
)


def summary(records, subject):
    """Return all that is told of a subject."""
    found = summed(records, count=3)
    days = [str(found.first[subject]), str(found.last[subject])]
    counts = (found.duration, found.exposed, found.reductions, found.increases, found.interruptions)
    return [*days, *(int(count[subject]) for count in counts), found.cumulative[subject], found.relative[subject]]


@given(RECORDS)
def test_totals_are_those_of_a_count_day_by_day(records):
    """Where nothing overlaps, cumulative dose and duration are what a diary would say."""
    found = summed(records, count=3)
    for subject in range(3):
        days = [
            (day, Decimal(dose))
            for whose, first, last, dose, _ in records
            if whose == subject
            for day in range(first, last + 1)
            if Decimal(dose)
        ]
        incomplete = any(record[0] == subject and record[2] < record[1] for record in records)
        overlapping = len({day for day, _ in days}) < len(days)
        if incomplete or overlapping:
            assert found.cumulative[subject] is None
        else:
            assert found.cumulative[subject] == sum(dose for _, dose in days)
            numbers = [day for day, _ in days]
            assert found.duration[subject] == (max(numbers) - min(numbers) + 1 if days else 0)
            assert found.exposed[subject] == len(days)


@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_of_the_intervals_never_matters(records, random):
    """Records may stand in any order, as long as none of them begin and end on the same days."""
    distinct = list({record[:3]: record for record in records}.values())
    shuffled = list(distinct)
    random.shuffle(shuffled)
    for subject in range(3):
        assert summary(shuffled, subject) == summary(distinct, subject)


@given(RECORDS)
def test_adding_a_subject_changes_no_other(records):
    """What is told of subject 1 is the same with and without the others."""
    assert summary([record for record in records if record[0] == 1], 1) == summary(records, 1)

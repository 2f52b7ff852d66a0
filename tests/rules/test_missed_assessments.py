"""Follow-up that ended because assessments were missed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.dated_record import DatedRecords
from nec_cdisc.rules.missed_assessments import end_of_follow_up
from nec_cdisc.rules.time_to_event import Censoring, End, time_to_event

START = np.datetime64("2021-01-04")


def _records(*subjects):
    numbers = [number for number, days in enumerate(subjects) for _ in days]
    days = [START + day for one in subjects for day in one]
    return DatedRecords(np.array(numbers, int), np.array(days, "datetime64[D]"))


def _ends(*subjects, **parameters):
    start = np.full(len(subjects), START)
    answer = end_of_follow_up(_records(*subjects), start, **{"interval": 56, **parameters})
    days = [None if np.isnat(date) else int((date - START).astype(int)) for date in answer.date]
    return list(zip(days, answer.record.tolist(), strict=True))


@pytest.mark.parametrize(
    ("days", "parameters", "end"),
    [
        ([56, 112, 168], {}, (None, -1)),
        ([56, 168], {}, (None, -1)),  # one was missed
        ([56, 169], {}, (168, 1)),  # two were missed: 112 days after day 56
        ([56, 175], {"tolerance": 7}, (None, -1)),
        ([56, 176], {"tolerance": 7}, (175, 1)),
        ([113], {}, (112, 0)),  # nothing since the start
        ([112], {}, (None, -1)),
        ([300, 56, 400], {}, (168, 0)),  # the first gap counts, in whatever order the records stand
        ([56, 113], {"missed": 1}, (112, 1)),
        ([56, 113], {"missed": 3}, (None, -1)),
        ([-20, 100], {}, (None, -1)),  # what lies before the start is no assessment of the treatment
        ([3], {"interval": 1}, (2, 0)),
        ([], {}, (None, -1)),
    ],
)
def test_follow_up_ends_on_the_last_day_that_would_have_been_in_time(days, parameters, end):
    """The record that came too late is told."""
    assert _ends(days, **parameters) == [end]


def test_each_subject_has_its_own_gaps():
    """A subject without records, or without a start, has no end."""
    assert _ends([56, 300], [], [56, 100], [200]) == [(168, 1), (None, -1), (None, -1), (112, 4)]
    nowhere = np.array(["NaT"], "datetime64[D]")
    assert np.isnat(end_of_follow_up(_records([300]), nowhere, interval=56).date).all()


@pytest.mark.parametrize("wrong", [{"interval": 0}, {"missed": 0}, {"tolerance": -1}])
def test_numbers_without_meaning_are_refused(wrong):
    """An interval of no days ends nothing."""
    with pytest.raises(ValueError, match="numbers from 1"):
        _ends([56], **wrong)


def test_a_progression_behind_the_gap_is_censored_at_the_last_assessment():
    """The end is one of time to event: SD on day 56, PD on day 300, two assessments missed."""
    start = np.array([START])
    progression, stable = _records([300]), _records([56])
    gap = end_of_follow_up(_records([56, 300]), start, interval=56)
    end = End(DatedRecords(np.array([0]), gap.date), code=5)
    answer = time_to_event(start, [progression], [Censoring(stable)], [end])
    assert (answer.date[0] - START).astype(int) == 56
    assert (answer.code.tolist(), answer.cut_event.tolist()) == ([5], [0])


@given(st.lists(st.lists(st.integers(0, 500), max_size=6), min_size=1, max_size=4))
def test_all_subjects_at_once_equal_one_after_the_other(subjects):
    """The first wait that is too long ends the follow-up of each subject."""
    wanted = []
    for days in subjects:
        before, end = 0, None
        for day in sorted(days):
            if end is None and day - before > 112:
                end = before + 112
            before = day
        wanted.append(end)
    assert [end for end, _ in _ends(*subjects)] == wanted

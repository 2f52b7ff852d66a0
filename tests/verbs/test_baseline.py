"""Tests of the verb ``baseline``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.rules.before_exposure import before_exposure
from nec_cdisc.verbs.baseline import baseline

DATES = [
    None,
    "2019",
    "2019-06",
    "2019-06-30",
    "2019-07-01",
    "2019-07-01T08:00",
    "2019-07-01T12:00",
    "2019-07-02",
    "--07-01",
]
ROW = st.tuples(
    st.sampled_from([None, "A", "B"]),
    st.sampled_from(["HGB", "ALT"]),
    st.sampled_from(DATES),
    st.sampled_from([None, "5"]),
)


def _flags(dates, dose, results=None, tests=None, subjects=None, **options):
    count = len(dates)
    return baseline(
        encode(dates),
        encode([dose] * count),
        encode(results or ["5"] * count),
        [encode(tests or ["HGB"] * count)],
        subject=encode(subjects or ["A"] * count),
        **options,
    ).to_list()


@pytest.mark.parametrize(
    ("dates", "dose", "flagged"),
    [
        (["2019-06-20", "2019-06-30", "2019-07-02"], "2019-07-01", 1),
        (["2019-06-20", "2019-07-01", "2019-07-02"], "2019-07-01", 1),
        (["2019-06-20", "2019-07-01T12:00"], "2019-07-01T10:30", 0),
        (["2019-06-20", "2019-07-01T10:30"], "2019-07-01T10:30", 1),
        (["2019-06-20", "2019-07-01"], "2019-07-01T10:30", 1),
        (["2019-05", "2019-07"], "2019-07-01", 0),
        (["2019-06", "2019-06-02"], "2019-07-01", 1),
        (["2019-06-30", "2019-06-30"], "2019-07-01", 1),
        ([None, "2019-06-30", "--06-30"], "2019-07-01", 1),
        (["2019-07-02"], "2019-07-01", None),
        (["2019-06-30"], None, None),
        (["2019-06-30", "2019-07-02"], "2019-07", 0),
    ],
)
def test_the_last_result_before_the_dose_is_flagged(dates, dose, flagged):
    """Times decide on the day of the dose, partial dates only where they are surely before, ties by the last row."""
    assert _flags(dates, dose) == ["Y" if row == flagged else None for row in range(len(dates))]


def test_a_missing_result_is_never_baseline():
    """A test that was not done leaves the flag to the result before it."""
    assert _flags(["2019-06-20", "2019-06-30"], "2019-07-01", ["5", None]) == ["Y", None]


def test_each_subject_and_test_has_its_own_baseline():
    """Groups do not see one another, and nobody's record is not flagged."""
    assert _flags(
        ["2019-06-20"] * 4, "2019-07-01", tests=["HGB", "ALT", "HGB", "HGB"], subjects=["A", "A", "B", None]
    ) == ["Y", "Y", "Y", None]


def test_a_study_may_leave_out_the_day_of_the_dose():
    """With same_day off, a result of that day without a time does not count; one with a time still does."""
    dates = ["2019-06-20", "2019-07-01"]
    assert _flags(dates, "2019-07-01", same_day=False) == ["Y", None]
    timed = ["2019-06-20", "2019-07-01T08:00"]
    assert _flags(timed, "2019-07-01T10:30", same_day=False) == [None, "Y"]


@given(st.lists(ROW), st.sampled_from(DATES), st.booleans())
def test_flags_follow_the_plain_rule(rows, dose, same_day):
    """The vectorised answer equals looking at each subject and test by itself."""
    columns = [list(column) for column in zip(*rows, strict=True)] if rows else [[], [], [], []]
    subjects, tests, dates, results = columns
    flags = baseline(
        encode(dates), encode([dose] * len(rows)), encode(results), [encode(tests)], same_day, subject=encode(subjects)
    ).to_list()
    expected = [None] * len(rows)
    for group in {(s, t) for s, t, *_ in rows if s}:
        own = [
            (dates[row], row)
            for row, (s, t, date, result) in enumerate(rows)
            if (s, t) == group and date and dose and result and before_exposure(date, dose, same_day=same_day)
        ]
        if own:
            expected[max(own)[1]] = "Y"
    assert flags == expected

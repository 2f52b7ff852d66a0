"""Tests of order of dates as far as known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.rules.before_or_after import (
    NO,
    OPEN,
    YES,
    many_on_a_later_day,
    many_on_or_after,
    on_a_later_day,
    on_or_after,
)
from nec_cdisc.rules.day_range import day_range

PARTIAL = st.builds(
    lambda y, m, d: [f"{y}", f"{y}-{m:02d}", f"{y}-{m:02d}-{d:02d}"],
    st.integers(2018, 2020),
    st.integers(1, 12),
    st.integers(1, 28),
).flatmap(st.sampled_from)


@pytest.mark.parametrize(
    ("date", "start", "answer"),
    [
        ("2019-07-03", "2019-07-03", True),
        ("2019-07-04", "2019-07-03T10:30", True),
        ("2019-07-02", "2019-07-03", False),
        ("2019-07-03", "2019-07-03T10:30", True),
        ("2019-07-03T09:00", "2019-07-03", True),
        ("2019-07-03T09:00", "2019-07-03T10:30", False),
        ("2019-07-03T10:30", "2019-07-03T10:30", True),
        ("2019-07-03T10", "2019-07-03T10:30", None),
        ("2019-07-03T11", "2019-07-03T10:30", True),
        ("2019-07", "2019-07-03", None),
        ("2019-08", "2019-07-03", True),
        ("2019-06", "2019-07-03", False),
        ("2019-07", "2019-07-01", True),
        ("2019-07-03", "2019-07", None),
        ("2019-07-31", "2019-07", True),
        ("--07-03", "2019-07-03", None),
    ],
)
def test_on_or_after_is_told_where_it_is_sure(date, start, answer):
    """Times decide where both are known, unknown parts leave the answer open."""
    assert on_or_after(date, start) is answer


@pytest.mark.parametrize(
    ("date", "start", "answer"),
    [
        ("2019-07-03T23:00", "2019-07-03T10:30", False),
        ("2019-07-04", "2019-07-03T10:30", True),
        ("2019-07", "2019-07-03", None),
        ("2019-08", "2019-07-31", True),
        ("2019-07", "2019-07-31", False),
        ("soon", "2019-07-31", None),
    ],
)
def test_a_later_day_is_told_where_it_is_sure(date, start, answer):
    """Only days count, and unknown parts leave the answer open."""
    assert on_a_later_day(date, start) is answer


@given(PARTIAL, PARTIAL)
def test_the_answer_holds_for_every_possible_day(date, start):
    """A sure answer holds for the outermost days, and an open one has days for and against."""
    first, last = day_range(date)
    start_first, start_last = day_range(start)
    always, ever = first >= start_last, last >= start_first
    assert on_or_after(date, start) is (True if always else None if ever else False)


ANY = st.one_of(
    st.none(),
    PARTIAL,
    st.builds("{}T{}".format, PARTIAL, st.sampled_from(["09", "09:00", "10:30", "10:30:15", "-:30", "99:99"])),
    st.sampled_from(["--07-03", "2019---05", "2019-02-30", "soon", "", "2019-07-03", "2019-07-03T10:30"]),
)


@pytest.mark.parametrize(("many", "one"), [(many_on_or_after, on_or_after), (many_on_a_later_day, on_a_later_day)])
@given(pairs=st.lists(st.tuples(ANY, ANY)))
def test_many_dates_are_answered_as_each_of_them(many, one, pairs):
    """All pairs at once get the answers of one after the other, a missing date an open one."""
    dates, starts = (encode([pair[side] for pair in pairs]) for side in (0, 1))
    said = {True: YES, False: NO, None: OPEN}
    assert many(dates, starts).tolist() == [OPEN if None in pair else said[one(*pair)] for pair in pairs]

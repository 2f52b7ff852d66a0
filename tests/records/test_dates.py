"""Dates as days: what is certain of partial ones."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.records.dates import dates, dates_of_numbers
from nec_cdisc.rules import partial_date

TEXTS = st.sampled_from(
    ["2019", "2019-02", "2019-02-28", "2019-03-01T10:00", "2020-02-29", "no date", "0000", "--02-03", None]
)


def test_a_partial_date_reaches_over_its_days():
    """A month reaches from its first to its last day, and a day is complete whatever its time."""
    read = dates(encode(["2019-02", "2019-02-28T10:15", "no date", None]))
    assert read.valid.tolist() == [True, True, False, False]
    assert read.complete.tolist() == [False, True, False, False]
    assert [date.fromordinal(int(day)) for day in (read.first[0], read.last[0])] == [
        date(2019, 2, 1),
        date(2019, 2, 28),
    ]


@given(TEXTS, TEXTS)
def test_before_and_after_are_those_of_the_rule(one, two):
    """A date is before another one of another day exactly where the rule of partial dates is certain of it."""
    before = bool(dates(encode([one])).before(dates(encode([two])))[0])
    certain = one is not None and two is not None and partial_date.before(one, two)
    if before:
        assert certain
    elif certain:
        assert one[:10] == two[:10]


@pytest.mark.parametrize(
    ("text", "is_before", "is_after"),
    [("2019-05-03", True, False), ("2020-05-05", False, True), ("2020-05", False, False)],
)
def test_a_date_is_held_against_a_day(text, is_before, is_after):
    """Only a date that is certainly before or after a day is said to be."""
    read = dates(encode([text]))
    assert (bool(read.before_day(date(2020, 5, 4))[0]), bool(read.after_day(date(2020, 5, 4))[0])) == (
        is_before,
        is_after,
    )


def test_days_of_sas_are_dates():
    """Day 0 of SAS is 1960-01-01; a missing number and one beyond the calendar are no dates that break anything."""
    read = dates_of_numbers(np.array([0.0, np.nan, 1e300, -1.0]), date(1960, 1, 1))
    assert read.valid.tolist() == [True, False, False, True]
    assert date.fromordinal(int(read.first[3])) == date(1959, 12, 31)


def test_dates_are_taken_at_positions():
    """At -1 there is no date, and of no dates none is taken."""
    read = dates(encode(["2019-01-01", None]))
    assert read.at(np.array([1, 0, -1])).valid.tolist() == [False, True, False]
    assert dates(encode([])).at(np.array([-1, -1])).valid.tolist() == [False, False]


PARTS = st.tuples(
    st.sampled_from(["2019", "0000", "1900", "-", "19"]),
    st.sampled_from(["-02", "-13", "--", "-00", ""]),
    st.sampled_from(["-28", "-29", "-30", "-00", "--", ""]),
    st.sampled_from(
        ["", "T", "T10", "T24", "T24:00", "T10:15", "T10:60", "T10:15:59.5", "T10:15Z", "T10:15+02:00", "T-:15"]
    ),
)


@given(PARTS)
def test_a_quick_look_says_what_the_rule_says(parts):
    """A text is a date where the rule of partial dates says so, with the days that it may mean, whatever its form."""
    text = "".join(parts)
    reached = partial_date.reach(text)
    read = dates(encode([text]))
    known = reached is not None and reached.span[0][0] > 0
    assert bool(read.valid[0]) == known
    if known:
        days = [date(*moment[:3]).toordinal() for moment in reached.span]
        assert [int(read.first[0]), int(read.last[0])] == days

"""Tests of study days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.study_day import study_day


@pytest.mark.parametrize(
    ("day", "reference", "answer"),
    [
        ("2019-07-03", "2019-07-03", 1),
        ("2019-07-04", "2019-07-03", 2),
        ("2019-07-02", "2019-07-03", -1),
        ("2019-07-03T01:00", "2019-07-03T10:30", 1),
        ("2020-03-01", "2020-02-28", 3),
        ("2019-07", "2019-07-03", None),
        ("2019-07-03", "2019-07", None),
        ("2019-02-30", "2019-07-03", None),
    ],
)
def test_days_are_counted_from_the_reference(day, reference, answer):
    """There is no day zero, times do not count, and partial or impossible dates have no day."""
    assert study_day(day, reference) == answer


@given(st.dates(date(1900, 1, 1), date(2099, 1, 1)), st.integers(-5000, 5000))
def test_the_count_leads_back_to_the_date(reference, days):
    """From reference and study day the date can be found again."""
    day = reference + timedelta(days)
    count = study_day(day.isoformat(), reference.isoformat())
    assert count != 0
    assert reference + timedelta(count - (count > 0)) == day

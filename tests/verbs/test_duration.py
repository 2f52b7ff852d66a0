"""Tests of the verb ``duration``."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.duration import duration


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2019-07-03", "2019-07-03", 1),
        ("2016-02-28", "2016-03-01", 3),
        ("2019-07-03T23:59", "2019-07-04T00:01", 2),
        ("2019-07-03", "2019-07-02", -1),
    ],
)
def test_both_days_count(start, end, days):
    """A day is the shortest duration, a leap day counts, times do not, and an end before the start stays visible."""
    assert duration(start, end) == days


@pytest.mark.parametrize(("start", "end"), [("2019-07", "2019-07-03"), ("2019-07-03", "2019"), ("soon", "2019-07-03")])
def test_a_date_that_is_not_complete_gives_no_duration(start, end):
    """Nothing is guessed."""
    assert duration(start, end) is None

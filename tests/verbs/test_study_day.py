"""Tests of the verb ``study_day``."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.study_day import study_day


@pytest.mark.parametrize(
    ("date", "answer"),
    [("2019-07-03", 1), ("2019-07-02", -1), ("2019-07-03T23:59", 1), ("2020-07-03", 367), ("2019-07", None)],
)
def test_days_are_counted_without_a_zero(date, answer):
    """The reference day is 1, the day before -1, and a partial date has no study day."""
    assert study_day(date, "2019-07-03T10:30") == answer

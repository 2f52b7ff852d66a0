"""Durations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.duration import days_lasted, months


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2021-03-01", "2021-03-01", 1),
        ("2021-03-01", "2021-03-31", 31),
        ("2020-02-28", "2020-03-01", 3),  # a leap year
        ("2021-03-01", "2021-02-28", -1),  # the end lies before the start: there is no day zero
        ("2021-03-01", "NaT", None),
        ("NaT", "2021-03-01", None),
    ],
)
def test_both_days_are_counted(start, end, days):
    """The day of the start and that of the end; a missing date leaves the duration missing."""
    lasted = days_lasted(np.array([start], "datetime64[D]"), np.array([end], "datetime64[D]"))
    assert np.array_equal(lasted, [np.nan if days is None else days], equal_nan=True)


def test_times_of_day_do_not_count():
    """Dates of other units are taken as days."""
    start, end = (np.array([text], "datetime64[ns]") for text in ("2021-03-01T23:00", "2021-03-02T01:00"))
    assert days_lasted(start, end).tolist() == [2]


@given(st.integers(0, 20000))
def test_months_are_days_by_30_4375(days):
    """487 days are 16 months; nothing is rounded."""
    assert months(np.array([487.0])).tolist() == [16]
    assert months(np.array([float(days)])).tolist() == [days / 30.4375]
    assert np.isnan(months(np.array([np.nan]))).all()

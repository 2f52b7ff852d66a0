"""Tests of the days of partial dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.day_range import day_range, days_in_month


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-07-03", "2019-07-03", "2019-07-03"),
        ("2019-07-03T10:30", "2019-07-03", "2019-07-03"),
        ("2019-07-03Tsoon", "2019-07-03", "2019-07-03"),
        ("2019-07", "2019-07-01", "2019-07-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-12", "2019-12-01", "2019-12-31"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019---05", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_partial_date_may_be_any_day_of_its_range(text, first, last):
    """What is not known stays open from the first to the last day possible."""
    assert day_range(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "--07-03",
        "2019-02-30",
        "2019-02-30T10:30",
        "2019-W27-3",
        "2019-07-03 10:30",
        "2019-13",
        "0000",
        "soon",
        "",
        "20190703",
    ],
)
def test_what_has_no_place_in_time_has_no_range(text):
    """A date without a year, an impossible one and other texts give nothing."""
    assert day_range(text) is None


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_a_month_has_the_days_of_the_calendar(day):
    """The last day of a month is followed by the first of the next one."""
    last = day.replace(day=days_in_month(day.year, day.month))
    assert date.fromordinal(last.toordinal() + 1).day == 1

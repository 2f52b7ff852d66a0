"""The notation of partial dates is read part by part, and against the calendar."""

from __future__ import annotations

from calendar import monthrange
from decimal import Decimal

import pytest

from nec_cdisc.rules.date_notation import IsoParts, days_of, read


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2016-08-05", (2016, 8, 5, None, None, None, None)),
        ("2016---05", (2016, None, 5, None, None, None, None)),
        ("--08", (None, 8, None, None, None, None, None)),
        ("2016-08-05T-:15", (2016, 8, 5, None, 15, None, None)),
        ("2016-08-05T10:30:15.5-02:30", (2016, 8, 5, 10, 30, Decimal("15.5"), -150)),
        ("2016-08-05T10:30Z", (2016, 8, 5, 10, 30, None, 0)),
    ],
)
def test_each_part_is_known_or_not(text, parts):
    """A hyphen, and what is left out at the right end, are unknown parts; an offset is told in minutes."""
    assert read(text) == IsoParts(*parts)
    assert read(text).known == tuple(part is not None for part in parts[:6])


@pytest.mark.parametrize("text", ["", "2016-", "2015-02-29", "2016-08-05T24", "2016-08T10", "2016-08-05T10+02:00"])
def test_what_is_no_date_has_no_parts(text):
    """A hanging hyphen, a day that no calendar has, a time of no clock or behind a month are refused."""
    assert read(text) is None


def test_months_have_the_days_of_the_calendar():
    """In common years, leap years and years of a century."""
    years = (1900, 2000, 2015, 2016)
    assert all(days_of(year, month) == monthrange(year, month)[1] for year in years for month in range(1, 13))

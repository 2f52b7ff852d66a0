"""Age in completed years, worked out by hand."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.age import age


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        ("1950-07-03", "2019-07-03", 69),
        ("1950-07-03", "2019-07-02T10:00", 68),
        ("1952-02-29", "2019-02-28", 66),
        ("1952-02-29", "2019-03-01", 67),
        ("1950-07", "2019-08-01", 69),
        ("1950-07", "2019-07-15", None),
        ("1950", "2019-12-31", 69),
        ("1950", "2019-12-30", None),
        ("1950---05", "2019-06-01", None),
        ("1950-07-03", "2019", None),
        ("2019-07-03", "2019-07-02", None),
        ("2019-07-03", "2019-07-03", 0),
        ("about 1950", "2019-07-03", None),
    ],
)
def test_years_are_completed(birth, on, years):
    """The birthday counts, and a partial date answers where every day it may stand for gives the same age."""
    assert age(birth, on) == years

"""The known parts of a partial date, and the moments it may mean."""

from __future__ import annotations

import doctest
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.plugin.verb import Refused
from nec_cdisc.rules import known_parts as module
from nec_cdisc.rules.known_parts import NOTHING, first_on_or_after, known_parts, last_on_or_before

DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))


def test_the_examples_of_the_manual_hold():
    """What the docstrings show is what the functions return."""
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2016", (2016, None, None, None, None, None)),
        ("2016----", (2016, None, None, None, None, None)),
        ("2016-08--", (2016, 8, None, None, None, None)),
        ("2016---05", (2016, None, 5, None, None, None)),
        ("2016-08-05", (2016, 8, 5, None, None, None)),
        ("2016-08-05T-", (2016, 8, 5, None, None, None)),
        ("2016-08-05T-:30", (2016, 8, 5, None, 30, None)),
        ("2016-08T10:30", (2016, 8, None, 10, 30, None)),
        ("2016-08-05T10:30:15.25", (2016, 8, 5, 10, 30, Decimal("15.25"))),
        ("2016-08-05T23:59:59.5+02:00", (2016, 8, 5, 23, 59, Decimal("59.5"))),
    ],
)
def test_parts_are_read_as_far_as_known(text, parts):
    """Left out or written as hyphens, an unknown part is the same."""
    assert known_parts(text) == parts


@pytest.mark.parametrize("text", [None, "", "  ", "--", "--02", "--02-15", "---15", "----15", "-----T07:15"])
def test_without_a_year_nothing_is_known(text):
    """A day of no year is no place in time."""
    assert known_parts(text) == NOTHING


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("05.08.2016", "VAL111"),
        ("unknown", "VAL111"),
        ("2016-8-5", "VAL111"),
        ("20160805", "VAL111"),
        ("2016-13", "VAL112"),
        ("2019-02-29", "VAL112"),
        ("2016---32", "VAL112"),
        ("0000-01-01", "VAL112"),
        ("2016-08-05T24:00", "VAL115"),
        ("2016-08-05T10:60", "VAL115"),
        ("2016-08-05T10:30:60", "VAL115"),
    ],
)
def test_other_texts_are_refused(text, code):
    """What is no date, or a date that cannot be, is told with its code and quoted."""
    with pytest.raises(Refused, match=text) as refusal:
        known_parts(text)
    assert refusal.value.code == code


def test_the_nearest_possible_day_keeps_what_is_known():
    """Months that lack the known day are passed over, in both directions."""
    thirty_first = known_parts("2021---31")
    assert first_on_or_after(thirty_first, (2021, 4, 1)) == (2021, 5, 31)
    assert last_on_or_before(thirty_first, (2021, 6, 30)) == (2021, 5, 31)
    assert first_on_or_after(thirty_first, (2022, 1, 1)) is None
    assert last_on_or_before(known_parts("2021-02"), (2021, 1, 31)) is None
    assert first_on_or_after(known_parts("2020-02"), (1, 1, 1)) == (2020, 2, 1)
    assert last_on_or_before(known_parts("2020-02"), (9999, 12, 31)) == (2020, 2, 29)


def test_the_nearest_possible_moment_keeps_fractions_of_seconds():
    """A second that is known to a fraction stays, and a bound between two seconds leads to the next whole one."""
    known = known_parts("2020-02-15T10:30:59.5")
    assert first_on_or_after(known, (2020, 2, 15, 0, 0, 0)) == (2020, 2, 15, 10, 30, Decimal("59.5"))
    minute = known_parts("2020-02-15T10:30")
    assert first_on_or_after(minute, (2020, 2, 15, 10, 30, Decimal("5.5"))) == (2020, 2, 15, 10, 30, 6)
    assert last_on_or_before(minute, (2020, 2, 15, 10, 30, Decimal("5.5"))) == (2020, 2, 15, 10, 30, 5)
    assert first_on_or_after(minute, (2020, 2, 15, 10, 30, Decimal("59.5"))) is None


@given(DAYS, DAYS, st.sampled_from(["{:%Y}", "{:%Y-%m}", "{:%Y---%d}", "{:%Y-%m-%d}"]))
def test_the_nearest_day_is_the_one_that_a_search_day_by_day_finds(day, bound, pattern):
    """Both directions agree with looking at every day of the year."""
    text = pattern.format(day)
    known = known_parts(text)
    first = date(day.year, 1, 1)
    possible = [
        one
        for one in (first + timedelta(days=number) for number in range(366))
        if one.year == day.year
        and all(part is None or part == mine for part, mine in zip(known, (one.year, one.month, one.day), strict=False))
    ]
    limit = (bound.year, bound.month, bound.day)
    after, before = first_on_or_after(known, limit), last_on_or_before(known, limit)
    assert (after and date(*after)) == min((one for one in possible if one >= bound), default=None)
    assert (before and date(*before)) == max((one for one in possible if one <= bound), default=None)

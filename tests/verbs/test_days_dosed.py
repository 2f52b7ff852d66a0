"""Tests of the verb ``days_dosed``."""

from __future__ import annotations

import pytest
from tests.verbs.dosing import BAD, INTERVALS, MORE, OTHER, said

from nec_cdisc.verbs.days_dosed import days_dosed


def test_days_between_intervals_do_not_count():
    """17, 54 and 28 days; the order of the records does not matter, nor a record of nobody or without a dose."""
    assert said(days_dosed, *INTERVALS) == ["99"]
    assert said(days_dosed, *INTERVALS[::-1], *MORE) == ["99"]


def test_days_between_two_doses_of_an_interval_count():
    """Every other day is a rhythm and no interruption."""
    assert said(days_dosed, (0, 5, "QOD", "2019-07-01", "2019-07-10")) == ["10"]


def test_each_subject_has_its_own():
    """A second subject changes nothing of the first, and one without a dose has nothing."""
    assert said(days_dosed, *INTERVALS, OTHER, count=3) == ["99", None, "50"]


@pytest.mark.parametrize("bad", BAD)
def test_what_cannot_be_added_leaves_a_blank(bad):
    """An interval without dates or rhythm, one that ends before it starts or overlaps another makes nothing up."""
    assert said(days_dosed, *INTERVALS, bad) == [None]

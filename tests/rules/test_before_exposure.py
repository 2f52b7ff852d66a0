"""Tests of results before the first dose."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.before_exposure import before_exposure


@pytest.mark.parametrize(
    ("date", "dose", "answer"),
    [
        ("2019-07-02", "2019-07-03", True),
        ("2019-07-04", "2019-07-03", False),
        ("2019-07-03T08:00", "2019-07-03T10:30", True),
        ("2019-07-03T10:30", "2019-07-03T10:30", True),
        ("2019-07-03T11:00", "2019-07-03T10:30", False),
        ("2019-06", "2019-07-03", True),
        ("2019-07", "2019-07-03", False),
        ("2019-07-03", "2019-07", False),
        ("2019-06-30", "2019-07", True),
        ("2019", "2019", False),
        ("--07-02", "2019-07-03", False),
    ],
)
def test_a_result_counts_where_it_is_surely_before(date, dose, answer):
    """Where the dates decide, the option for the day of the dose changes nothing."""
    assert before_exposure(date, dose, same_day=True) is answer
    assert before_exposure(date, dose, same_day=False) is answer


@pytest.mark.parametrize("option", [True, False])
@pytest.mark.parametrize(
    ("date", "dose"),
    [
        ("2019-07-03", "2019-07-03"),
        ("2019-07-03", "2019-07-03T10:30"),
        ("2019-07-03T10:30", "2019-07-03"),
        ("2019-07-03T10", "2019-07-03T10:30"),
    ],
)
def test_the_study_decides_on_the_day_of_the_dose(date, dose, option):
    """On one day without two comparable times the option is the answer."""
    assert before_exposure(date, dose, same_day=option) is option

"""Tests of numbers of unscheduled visits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.rules.unscheduled_visit import unscheduled_number


@pytest.mark.parametrize(
    ("planned", "count", "answer"),
    [
        ("3", 1, "3.1"),
        ("3", 9, "3.9"),
        ("3", 10, "3.91"),
        ("3", 18, "3.99"),
        ("3", 19, "3.991"),
        ("10", 2, "10.2"),
        ("3.5", 1, "3.501"),
        (None, 2, "0.2"),
    ],
)
def test_a_number_follows_the_planned_one(planned, count, answer):
    """Tenths first, then a further decimal; before any planned visit the base is zero."""
    assert unscheduled_number(None if planned is None else Decimal(planned), count) == Decimal(answer)


def test_numbers_rise_and_stay_below_the_next_visit():
    """However many there are, the order is kept and the next planned number is not reached."""
    numbers = [unscheduled_number(Decimal(3), count) for count in range(1, 60)]
    assert numbers == sorted(set(numbers))
    assert numbers[-1] < 4

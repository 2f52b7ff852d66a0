"""Which record is the first by dates that may be partial, worked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.rules.first_record import Order, date_ranks, order_of_dates
from nec_cdisc.rules.partial_date import after


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["2019-07-03", "2019-07-01"], ["2019-07-01", "2019-07-03"]),
        # a month may be over before the 3rd, and may not: the day that is known goes before
        (["2019-07", "2019-07-03"], ["2019-07-03", "2019-07"]),
        (["2019-06", "2019-07-03"], ["2019-06", "2019-07-03"]),
        (["2019", "2019-12-31", "2020-01-01"], ["2019", "2019-12-31", "2020-01-01"]),
        (["--07-01", "2020", "2019-07-01T09:00", "2019-07-01"], ["2019-07-01", "2019-07-01T09:00", "2020", "--07-01"]),
    ],
)
def test_a_partial_date_counts_as_its_last_day(dates, order):
    """What is known goes before what may lie earlier or later, and what has no year comes last."""
    ranks = date_ranks(dates)
    assert [date for _, date in sorted(zip(ranks, dates, strict=True))] == order


@pytest.mark.parametrize(
    ("first", "other", "known"),
    [
        ("2019-07-01", "2019-07-03", Order.BEFORE),
        ("2019-06", "2019-07-03", Order.BEFORE),
        ("2019-07-03", "2019-07", Order.OPEN),
        ("2019-07-03", None, Order.OPEN),
        (None, None, Order.SAME),
        ("2019-07", "2019-07", Order.SAME),
        ("2019-07-03", "2019-07-03T10:00", Order.SAME),
        ("2019-07-03T09:00", "2019-07-03T10:00", Order.BEFORE),
        ("2019-07-03", "--07-01", Order.OPEN),
    ],
)
def test_the_order_is_known_only_where_the_dates_decide_it(first, other, known):
    """A date that is missing or partial leaves it open; a time alone makes no order with a day without one."""
    assert order_of_dates(first, other) is known


PARTIAL = st.sampled_from(["2019", "2019-02", "2019-02-03", "2019-02-03T10", "2019---03", "--02-03", "2020-01-01"])


@given(st.lists(PARTIAL, min_size=2, max_size=7, unique=True))
def test_the_first_one_never_lies_after_another(dates):
    """The order of ranks contradicts no date that is certain."""
    ranked = [date for _, date in sorted(zip(date_ranks(dates), dates, strict=True))]
    assert not any(after(ranked[0], other) for other in ranked[1:])

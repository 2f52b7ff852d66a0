"""Tests of the verb ``time_lasted``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.verbs.time_lasted import time_lasted


@pytest.mark.parametrize(
    ("end", "since", "unit", "answer"),
    [
        ("2021-03-01", "2021-03-01", "days", "1"),
        ("2021-03-31", "2021-03-01", "days", "31"),
        ("2021-02-28", "2021-03-01", "days", "-1"),
        ("2021-03-31T10:00", "2021-03-01", "days", "31"),
        ("2015-12-28", "2015-09-10", "months", "3.613963"),
        ("2022-07-01", "2021-03-02", "months", "16"),
    ],
)
def test_both_ends_are_counted(end, since, unit, answer):
    """Days count both ends and have no zero; months are days by 30.4375, to 6 decimals."""
    assert time_lasted(end, since, unit) == Decimal(answer)


@pytest.mark.parametrize(("end", "since"), [("2021-03", "2021-03-01"), ("2021-03-01", "2021")])
def test_a_partial_date_gives_no_time(end, since):
    """Nothing is guessed; the date is completed on a line of its own."""
    assert time_lasted(end, since) is None

"""Tests of the verb ``coalesce``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.verbs.coalesce import coalesce


@pytest.mark.parametrize(
    ("columns", "answer"),
    [
        ([None, "b", "c"], "b"),
        (["  ", " c "], "c"),
        ([None, None], None),
        ([], None),
        ([None, Decimal(0), Decimal(1)], Decimal(0)),
        ([0, 1], 0),
    ],
)
def test_the_first_value_that_is_there_is_taken(columns, answer):
    """Missing and blank values are passed over; zero is a value."""
    assert coalesce(columns) == answer

"""Each test answers for a value as a clinician would, and a missing value is never a match."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.mapping.condition.evaluate import evaluate_record
from nec_cdisc.mapping.condition.parser import parse

NUMBER = Decimal("1.0")
TICKS = frozenset({"1", "X"})


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("a is filled", "x", True),
        ("a is filled", "  ", False),
        ("a is filled", None, False),
        ("a is filled", 0, True),
        ("a is blank", None, True),
        ("a is blank", " ", True),
        ("a is blank", "0", False),
        ("a is ticked", "1", True),
        ("a is ticked", " X ", True),
        ("a is ticked", "0", False),
        ("a is ticked", None, False),
        ("a is ticked", True, True),
        ("a is not ticked", None, True),
        ("a is not ticked", "0", True),
        ("a is not ticked", "1", False),
        ("a is Screening", "Screening", True),
        ("a is Screening", "Screening ", True),
        ("a is Screening", "screening", False),
        ("a is Screening", None, False),
        ("a is not Screening", None, True),
        ("a is not Screening", "Baseline", True),
        ("a is not Screening", "Screening", False),
        ("a is 1", "1", True),
        ("a is 1", "1.0", False),
        ("a is 1", "01", False),
        ("a is 1", NUMBER, True),
        ("a is 2", NUMBER, False),
        ("a is x", NUMBER, False),
        ("a is 1", True, False),
        ("a is one of (A, 1)", "A", True),
        ("a is one of (A, 1)", 1, True),
        ("a is one of (A, 1)", "B", False),
        ("a is one of (A, 1)", None, False),
        ("a is not one of (A, 1)", None, True),
        ("a is not one of (A, 1)", "A", False),
        ("a contains tom", "Stomatitis", True),
        ("a contains Tom", "Stomatitis", False),
        ("a contains tom", None, False),
        ("a starts with Stom", " Stomatitis", True),
        ("a starts with tom", "Stomatitis", False),
        ("a > 0", "0.1", True),
        ("a > 0", "0", False),
        ("a >= 0", "-0", True),
        ("a < 10", "9", True),
        ("a <= 10", "10.00", True),
        ("a > 0", "7,4", False),
        ("a > 0", "<5", False),
        ("a > 0", "\u0661", False),
        ("a > 0", None, False),
        ("a > 0", NUMBER, True),
        ("a > 0", 3, True),
        ("a > 0", True, False),
        ("a > 0", Decimal("NaN"), False),
        ("a > 0", "1e400", True),
        ("a is before 2016-08-05", "2016-07", True),
        ("a is before 2016-08-05", "2016-08", False),
        ("a is before 2016-08-05", "2016-08-05", False),
        ("a is on or before 2016-08-05", "2016-08-05T23:00", True),
        ("a is on or after 2016-08-05", "2016-08-05", True),
        ("a is after 2016-08-05", "2016-08-06", True),
        ("a is after 2016-08-05", "UNK", False),
        ("a is after 2016-08-05", None, False),
        ("not a is after 2016-08-05", None, True),
    ],
)
def test_a_value_is_answered(text, value, expected):
    """Hand-worked answers, missing and unreadable values among them."""
    assert evaluate_record(parse(text), {"a": value}, TICKS) is expected


@pytest.mark.parametrize(
    ("text", "a", "b", "expected"),
    [
        ("a < b", "9", "10", True),
        ("a < b", "9", NUMBER, False),
        ("a < b", "9", None, False),
        ("a < b", "9", "x", False),
        ("a is before b", "2016-08-05", "2016-08-06", True),
        ("a is before b", "2016-08", "2016-08-06", False),
        ("a is before b", None, "2016-08-06", False),
        ("a is on or after b", "2016-08-06", "2016-08-06T08:00", True),
    ],
)
def test_a_pair_is_answered(text, a, b, expected):
    """Two columns are compared as numbers or as dates, and nothing is known of a missing side."""
    assert evaluate_record(parse(text), {"a": a, "b": b}) is expected

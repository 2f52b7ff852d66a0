"""Tests of the verb ``range_indicator``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.plugin.verb import Refused
from nec_cdisc.verbs.range_indicator import range_indicator


def _decimal(text):
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("value", "low", "high", "text", "answer"),
    [
        ("7.4", "12", "16", None, "LOW"),
        ("12", "12", "16", None, "NORMAL"),
        ("16", "12", "16", None, "NORMAL"),
        ("16.1", "12", "16", None, "HIGH"),
        ("5", None, "16", None, "NORMAL"),
        ("17", None, "16", None, "HIGH"),
        ("61", "60", None, None, "NORMAL"),
        ("5", None, None, None, None),
        (None, "5", "10", "<5", "LOW"),
        (None, "0", "30", "<5", None),
        (None, "5", "10", ">10", "HIGH"),
        (None, "5", "10", "POSITIVE", None),
        (None, "5", "10", "<x", None),
        (None, "5", "10", None, None),
        ("7", "5", "10", "<5", "NORMAL"),
    ],
)
def test_a_result_is_judged_by_its_range(value, low, high, text, answer):
    """Limits belong to the range, one side may be open, and what is not decided stays blank."""
    assert range_indicator(_decimal(value), _decimal(low), _decimal(high), text) == answer


def test_a_range_upside_down_is_refused(refusal):
    """A lower limit above the upper one judges nothing."""
    with refusal("VAL133", "16", "12"):
        range_indicator(Decimal(14), Decimal(16), Decimal(12), None)


def test_a_refusal_names_the_limit():
    """The raw cell of the lower limit is shown, not that of the result."""
    with pytest.raises(Refused) as seen:
        range_indicator(Decimal(14), Decimal(16), Decimal(12))
    assert seen.value.argument == "low"

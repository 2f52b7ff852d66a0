"""Tests of the verb ``text``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.verbs.text import text


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("80.40", "80.4"),
        ("1E+3", "1000"),
        ("100", "100"),
        ("-0.00", "0"),
        ("0.00000001", "0.00000001"),
        ("-7.5", "-7.5"),
    ],
)
def test_a_number_is_written_plainly(value, answer):
    """Equal numbers have one text, without exponent or trailing zeros."""
    assert text(Decimal(value)) == answer


def test_a_whole_number_is_written_plainly():
    """Numbers of type int are numbers too."""
    assert text(120) == "120"

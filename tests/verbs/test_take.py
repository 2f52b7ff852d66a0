"""Tests of the verb ``take``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.verbs.take import take


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("Stomatitis", "Stomatitis"),
        ("  Übelkeit\t", "Übelkeit"),
        ("two  words", "two  words"),
        ("   ", None),
        ("012", "012"),
        (Decimal("1.50"), Decimal("1.50")),
        (0, 0),
    ],
)
def test_a_value_is_copied_without_outer_blanks(value, answer):
    """Text stays as typed inside, numbers stay numbers, blanks alone are missing."""
    assert take(value) == answer

"""Values are written as text in one way."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.rules.value_text import value_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("007", "007"),
        (12, "12"),
        (Decimal("7.40"), "7.4"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.00"), "0"),
        (True, "Y"),
        (False, "N"),
    ],
)
def test_a_value_is_written_plainly(value, text):
    """Texts stay as typed, numbers lose exponent and trailing zeros, truth values are Y and N."""
    assert value_text(value) == text

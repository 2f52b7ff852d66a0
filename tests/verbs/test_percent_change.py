"""Tests of the verb ``percent_change``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.verbs.percent_change import percent_change


@pytest.mark.parametrize(
    ("value", "base", "expected"),
    [
        (182, 160, "13.75"),
        (12, 116, "-89.6551724138"),
        (0, 53, "-100"),
        (Decimal("7.5"), Decimal("7.5"), "0"),
        (5, 0, None),
        (5, -2, None),
    ],
)
def test_a_change_in_per_cent_of_the_base(value, base, expected):
    """It is rounded to 10 decimals, and nothing is a part of zero."""
    found = percent_change(value, base)
    assert (None if found is None else str(found)) == expected

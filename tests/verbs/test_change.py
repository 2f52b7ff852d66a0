"""Tests of the verb ``change``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.verbs.change import change


def test_a_change_is_exact():
    """No digit is made up: 7.4 less 7.1 is 0.3."""
    assert change(Decimal("7.4"), Decimal("7.1")) == Decimal("0.3")
    assert change(12, 116) == Decimal(-104)

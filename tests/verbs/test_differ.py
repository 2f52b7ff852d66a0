"""Tests of the verb ``differ``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.verbs.differ import differ


@pytest.mark.parametrize(
    ("columns", "answer"),
    [
        (["PR", "SD"], "Y"),
        (["PR", "PR"], None),
        (["PR ", " PR"], None),
        (["PR", "pr"], "Y"),
        ([Decimal("145.0"), 145], None),
        ([Decimal("145.0"), Decimal("145.1")], "Y"),
        (["a", "a", "b"], "Y"),
        (["a"], None),
    ],
)
def test_values_differ_or_are_the_same(columns, answer):
    """Texts are compared without outer blanks, numbers by their value."""
    assert differ(columns) == answer

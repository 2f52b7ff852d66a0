"""Tests of the verb ``number``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.plugin.convention import NumberConvention
from nec_cdisc.verbs.number import number

GERMAN = NumberConvention((",",), (".",), frozenset({"ND"}))


@pytest.mark.parametrize(
    ("value", "answer"),
    [("7,4", "7.4"), ("1.234,50", "1234.5"), ("-0,5", "-0.5"), (" 12 ", "12"), ("nd", None), (" ", None)],
)
def test_a_number_is_read_exactly(value, answer):
    """Digits are kept exactly; a declared text has no number."""
    assert number(value, convention=GERMAN) == (answer if answer is None else Decimal(answer))


@pytest.mark.parametrize("value", ["7.4", "<0,5", "12 mg", "1e3", "7,", "--"])
def test_what_is_no_number_is_refused(value, refusal):
    """Signs that are not declared, units, exponents and limits are no numbers."""
    with refusal("VAL121", repr(value)):
        number(value, convention=GERMAN)

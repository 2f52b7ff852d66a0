"""Distinct values become bytes once; what does not fit is counted by value."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import Encoded, constant, encode
from nec_cdisc.xpt.encode import Faults, prepare
from nec_cdisc.xpt.member import Variable

TEXT = Variable("LBORRES", "", "Char", 5)
NUMBER = Variable("LBSTRESN", "", "Num", 8)
ALL = slice(None)


def told(variable, column):
    """Return code and message of each problem of a column."""
    faults = Faults("LB")
    prepare(variable, column, faults)
    return [(problem.code, problem.message, problem.target) for problem in faults.problems()]


def test_text_is_filled_up_with_blanks_and_missing_is_blank():
    """So is text of blanks alone, and blanks at the end do not count as length."""
    column = prepare(TEXT, encode(["ab", None, "  c", "abcde    ", "", "   "]), Faults("LB"))
    assert [bytes(value) for value in column.rows(ALL)] == [b"ab   ", b"     ", b"  c  ", b"abcde", b"     ", b"     "]
    assert [bytes(value) for value in column.rows(np.array([2, 0]))] == [b"  c  ", b"ab   "]


def test_numbers_come_as_floats_or_as_distinct_decimals():
    """Both give the same bytes; missing is a full stop."""
    floats = prepare(NUMBER, np.array([1.5, np.nan, -2.0]), Faults("LB")).rows(ALL)
    exact = prepare(NUMBER, encode([Decimal("1.50"), None, -2]), Faults("LB")).rows(ALL)
    assert floats.tobytes() == exact.tobytes()
    assert bytes(floats[1]) == b".\0\0\0\0\0\0\0"


def test_a_column_without_any_value_is_missing_throughout():
    """Text is blank, numbers are a full stop."""
    assert prepare(TEXT, constant(None, 2), Faults("LB")).rows(ALL).tobytes() == b" " * 10
    assert prepare(NUMBER, constant(None, 1), Faults("LB")).rows(ALL).tobytes() == b".\0\0\0\0\0\0\0"


def test_long_values_are_told_with_their_records():
    """Beyond 200 bytes the text must go on elsewhere; below, the lengths were measured wrongly."""
    wide = Variable("CO", "", "Char", 200)
    assert told(wide, encode(["x" * 201, "y", "x" * 201])) == [
        ("XPT108", f"LB.CO: '{'x' * 60}…' has 201 characters, 200 fit (2 records)", "LB.CO")
    ]
    assert told(wide, encode(["x" * 200])) == []
    assert told(TEXT, encode(["abcdef"])) == [
        ("XPT109", "LB.LBORRES: 'abcdef' has 6 characters, 5 fit (1 record)", "LB.LBORRES")
    ]


def test_each_strange_character_is_told_once():
    """By character, with the number of values and of records that hold it; the value itself may be long."""
    assert told(TEXT, encode(["5 µg", "µg", "µg", "a\tb", "ok"])) == [
        ("XPT110", "LB.LBORRES: no replacement for µ (U+00B5) (2 values, 3 records)", "LB.LBORRES"),
        ("XPT110", "LB.LBORRES: no replacement for U+0009 (1 value, 1 record)", "LB.LBORRES"),
    ]


def test_numbers_out_of_range_are_told():
    """Of floats and of exact numbers alike, each distinct value once."""
    floats = np.array([1e76, 1.0, 1e76, -np.inf, 1e-80])
    assert told(NUMBER, floats) == [
        ("XPT111", "LB.LBSTRESN: -inf is too large (1 record)", "LB.LBSTRESN"),
        ("XPT112", "LB.LBSTRESN: 1e-80 is too small (1 record)", "LB.LBSTRESN"),
        ("XPT111", "LB.LBSTRESN: 1e+76 is too large (2 records)", "LB.LBSTRESN"),
    ]
    exact = encode([10**400, Decimal("1E-99"), Decimal("1E+9999"), 7])
    assert [code for code, _, _ in told(NUMBER, exact)] == ["XPT111", "XPT112", "XPT111"]


def test_the_wrong_type_is_told():
    """A number in a text, a text among numbers, a whole column of the other type."""
    assert told(TEXT, encode(["a", 5])) == [("XPT113", "LB.LBORRES: 5 is no text (1 record)", "LB.LBORRES")]
    assert [text for _, text, _ in told(NUMBER, encode([1, "a"]))] == [
        "LB.LBSTRESN: 'a' is no number (1 record)",
    ]
    assert [text for _, text, _ in told(NUMBER, encode([2, True]))] == ["LB.LBSTRESN: True is no number (1 record)"]
    assert told(TEXT, np.array([1.0, 2.0])) == [
        ("XPT113", "LB.LBORRES: numbers in a text variable (2 records)", "LB.LBORRES")
    ]
    assert told(NUMBER, encode(["a", "b"])) == [
        ("XPT113", "LB.LBSTRESN: texts in a numeric variable (2 records)", "LB.LBSTRESN")
    ]


def test_values_that_no_record_has_are_not_judged():
    """A category may stand there without use."""
    unused = Encoded(np.array([0], np.int32), ["ok", "µ", "toolongvalue"])
    assert told(TEXT, unused) == []
    assert told(NUMBER, Encoded(np.array([0], np.int32), [1, 10**400])) == []


@pytest.mark.parametrize("length", [0, 999])
def test_values_are_judged_even_where_the_header_is_wrong(length):
    """A length out of bounds hides no other problem."""
    assert [code for code, _, _ in told(Variable("A", "", "Char", length), encode(["x" * 201]))] == ["XPT108"]

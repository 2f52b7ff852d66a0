"""Tests of reading numbers as sites write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.plugin.convention import NumberConvention
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.rules.written_number import Limit, has_no_number, limit_of, read_number

POINT = NumberConvention()
GERMAN = NumberConvention((",",), (".", " "))
EITHER = NumberConvention((".", ","))
LOOSE = NumberConvention((".", ","), (".", ","))


@pytest.mark.parametrize(
    ("text", "convention", "answer"),
    [
        ("7.4", POINT, "7.4"),
        ("7,4", GERMAN, "7.4"),
        ("7,4", EITHER, "7.4"),
        ("1.234,5", GERMAN, "1234.5"),
        ("1 234 567", GERMAN, "1234567"),
        ("1,234", EITHER, "1.234"),
        ("1.234,5", LOOSE, "1234.5"),
        ("1,234,567", LOOSE, "1234567"),
        ("12", LOOSE, "12"),
        ("+5", POINT, "5"),
        ("\N{MINUS SIGN}0.5", POINT, "-0.5"),
        (".5", POINT, "0.5"),
        ("007", POINT, "7"),
        ("0.1234567890123456789012345678901234567890", POINT, "0.1234567890123456789012345678901234567890"),
    ],
)
def test_a_number_is_read_exactly(text, convention, answer):
    """Every digit counts, whatever the declared signs."""
    assert read_number(text, convention) == Decimal(answer)


@pytest.mark.parametrize(
    ("text", "convention", "code"),
    [
        ("1,234", LOOSE, "VAL122"),
        ("7,4", POINT, "VAL121"),
        ("1.23.4", POINT, "VAL121"),
        ("12.34,5", GERMAN, "VAL121"),
        ("1.234 567,8", GERMAN, "VAL121"),
        ("7.", POINT, "VAL121"),
        ("1e5", POINT, "VAL121"),
        ("NaN", POINT, "VAL121"),
        ("Infinity", POINT, "VAL121"),
        ("٣", POINT, "VAL121"),
        ("", POINT, "VAL121"),
        ("<0.5", POINT, "VAL121"),
    ],
)
def test_what_is_no_single_number_is_refused(text, convention, code):
    """Undeclared signs, words of computers and several readings are refused."""
    with pytest.raises(Refused) as seen:
        read_number(text, convention)
    assert seen.value.code == code


@given(st.decimals(-(10**12), 10**12, allow_nan=False, places=5))
def test_a_german_number_is_read_back(value):
    """Grouped thousands and a decimal comma give the number that was written."""
    text = f"{value:,}".translate(str.maketrans(",.", ".,"))
    assert read_number(text, GERMAN) == value


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<0.5", Limit("<", "0.5")),
        (" > 1,5 ", Limit(">", "1,5")),
        ("≤ 3", Limit("<=", "3")),
        ("=>3", Limit(">=", "3")),
        ("0.5", None),
        ("5<6", None),
    ],
)
def test_a_result_beyond_a_limit_is_recognised(text, answer):
    """The sign is written in one way, the limit stays as typed."""
    assert limit_of(text) == answer


def test_declared_texts_have_no_number():
    """Case and outer blanks of such a text do not matter."""
    convention = NumberConvention(not_numeric=frozenset({"ND"}))
    assert has_no_number(" nd ", convention)
    assert not has_no_number("n.d.", convention)


def test_a_text_beyond_any_measurement_is_refused():
    """A text of hundreds of digits is refused without being quoted, not computed with."""
    with pytest.raises(Refused) as refused:
        read_number("9" * 300, POINT)
    assert refused.value.code == "VAL121"
    assert "999" not in refused.value.message

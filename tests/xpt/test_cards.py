"""The small parts of the header: records of 80 bytes, time stamps, formats."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.xpt import cards


def test_a_card_is_filled_up_with_blanks_and_never_cut():
    """80 bytes, or a refusal."""
    assert cards.card(b"A", b"B") == b"AB" + b" " * 78
    with pytest.raises(ValueError, match="80 bytes, not 81"):
        cards.card(b"x" * 81)


def test_padding_fills_the_last_card_only():
    """A full card needs none."""
    assert [len(cards.padding(size)) for size in (0, 1, 79, 80, 81)] == [0, 79, 1, 0, 79]


@given(st.datetimes(datetime(1960, 1, 1), datetime(2059, 12, 31, 23, 59, 59)))  # noqa: DTZ001 - no zone
def test_a_stamp_comes_back_to_the_second(stamp):
    """A hundred years fit two digits, each date once."""
    assert cards.stamp_of(cards.stamp_text(stamp)) == stamp.replace(microsecond=0)


def test_a_stamp_is_english_in_capitals():
    """The month does not follow the locale."""
    assert cards.stamp_text(datetime(2017, 5, 3, 7, 8, 9)) == b"03MAY17:07:08:09"  # noqa: DTZ001 - no zone


@pytest.mark.parametrize("text", [b" " * 16, b"03MAI17:07:08:09", b"31FEB17:07:08:09", b"03MAY17 07:08:09"])
def test_a_stamp_that_is_none_is_none(text):
    """A header without a usable time is no reason to refuse the data."""
    assert cards.stamp_of(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ("", 0, 0)),
        ("DATE9.", ("DATE", 9, 0)),
        ("8.2", ("", 8, 2)),
        ("$CHAR20.", ("$CHAR", 20, 0)),
        ("E8601DA.", ("E8601DA", 0, 0)),
        ("BEST12.", ("BEST", 12, 0)),
        ("$5.", ("$", 5, 0)),
    ],
)
def test_formats_are_taken_apart_and_put_together(text, parts):
    """Name, width and decimals, as written in SAS."""
    assert cards.format_parts(text) == parts
    assert cards.format_text(*parts) == text


@pytest.mark.parametrize("text", ["DATE9", ".", "MY FORMAT.", "TOOLONGNAME.", "8.2.", "99999."])
def test_what_is_no_format_is_none(text):
    """A full stop is needed; width and name must fit the file."""
    assert cards.format_parts(text) is None

"""The nearest known name is found, and nothing far-fetched is suggested."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.source.nearest import distance, nearest

NAMES = ["AESTDTC", "AEENDTC", "AETERM", "AEDECOD", "AESER", "USUBJID"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("AESTDT", "AESTDTC"),
        ("aestdtc", "AESTDTC"),
        ("AESTDCT", "AESTDTC"),
        ("AETREM", "AETERM"),
        ("SUBJID", "USUBJID"),
        ("AESRE", "AESER"),
        ("VISIT", None),
        ("X", None),
        ("", None),
        ("aesre ", "AESER"),
    ],
)
def test_what_was_meant_is_found(word, expected):
    """A slip of a letter or of capitals finds its name; another word finds none."""
    assert nearest(word, NAMES) == expected


def test_ties_do_not_depend_on_the_order():
    """Of equally close names the alphabet decides."""
    assert nearest("ab", ["ac", "aa", "ad"]) == nearest("ab", ["ad", "ac", "aa"]) == "aa"


def test_endless_words_are_not_compared():
    """A whole paragraph is no misspelt name."""
    assert nearest("a" * 100_000, ["a" * 99_999]) is None
    assert nearest("abc", []) is None


def test_letters_without_anything_in_common_are_no_slip():
    """One letter is not the nearest name of another."""
    assert nearest("X", ["Y"]) is None
    assert nearest("x", ["X"]) == "X"


def test_distance_counts_slips():
    """Adding, dropping, replacing and swapping neighbours count one each."""
    assert [distance("abcd", other) for other in ("abcd", "abc", "abxd", "acbd", "abcde", "")] == [0, 1, 1, 1, 1, 4]


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_is_the_same_both_ways(one, two):
    """The distance is that of the way back, none for equal words only, and never more than the longer word."""
    assert distance(one, two) == distance(two, one)
    assert (distance(one, two) == 0) == (one == two)
    assert distance(one, two) <= max(len(one), len(two))

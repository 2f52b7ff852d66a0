"""Tests of the verb ``pad``."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.pad import pad


@pytest.mark.parametrize(
    ("typed", "answer"), [("7", "0007"), (" 12 ", "0012"), ("0007", "0007"), ("12345", "12345"), ("S-7", "S-7")]
)
def test_lost_zeros_are_written_again(typed, answer):
    """Digits are filled up to the length, and what is no number or is long enough stays."""
    assert pad(typed, 4) == answer


def test_only_the_ten_digits_are_filled_up():
    """A sign that merely counts as a digit elsewhere in the world is no part of an identifier."""
    assert pad("²", 4) == "²"


def test_a_length_is_needed():
    """Without the length any number of zeros would be a guess."""
    with pytest.raises(TypeError):
        pad("7")  # type: ignore[call-arg]

"""JSON for people: the same value, laid out."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.expectations.json_text import WIDTH, laid_out

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=12) | st.dictionaries(st.text(max_size=9), inner, max_size=12),
    max_leaves=60,
)


@given(VALUES)
def test_what_is_laid_out_is_the_same_value(value):
    """Whatever the layout, reading it gives the value back."""
    assert json.loads(laid_out(value)) == value


def test_short_things_stand_on_a_line_and_words_are_filled():
    """A short object is one line; of a long list of words each line holds as many as fit."""
    assert laid_out({"a": [1, 2]}) == '{"a": [1, 2]}'
    lines = laid_out({"columns": [f"COLUMN{number}" for number in range(60)]}).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert len(lines) < 15

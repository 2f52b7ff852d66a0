"""Encoded columns become what a frame holds."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.run.frame import numbers, texts


@given(st.lists(st.one_of(st.none(), st.text(max_size=3)), max_size=12))
def test_texts_are_ordered_and_used(cells):
    """Distinct texts stand in ascending order, only those that some record has, and no cell changes."""
    column = encode(cells)
    padded = Encoded(column.codes, [*column.values, "never used"])
    written = texts(padded)
    assert written.to_list() == cells
    assert list(written.values) == sorted({cell for cell in cells if cell is not None})


def test_equal_texts_of_different_values_are_one():
    """A number and the text that it is written as become one distinct value."""
    written = texts(encode([Decimal("1.50"), "1.5", True, None]))
    assert written.to_list() == ["1.5", "1.5", "Y", None]
    assert list(written.values) == ["1.5", "Y"]


def test_numbers_are_floats_and_missing_ones_are_nan():
    """Exact decimals become floating point numbers only at the very end."""
    found = numbers(encode([Decimal("0.1"), None, 3]))
    assert found.dtype == np.float64
    assert found[0] == 0.1
    assert np.isnan(found[1])
    assert found[2] == 3.0

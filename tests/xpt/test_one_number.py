"""A single number is read as the column would be."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.xpt.ibm import from_ibm
from nec_cdisc.xpt.one_number import one_from_ibm


@given(st.binary(min_size=8, max_size=8))
def test_it_is_the_number_of_the_column(cell):
    """Any eight bytes give what the whole column's reading gives, missing where that is missing."""
    (value,), (letter,) = from_ibm(np.frombuffer(cell, ">u8"))
    found = one_from_ibm(cell)
    assert (found is None) == bool(letter) == math.isnan(value)
    if found is not None:
        assert found == value


@pytest.mark.parametrize(("cell", "value"), [("4110", 1.0), ("c2648000", -100.5), ("2e", None), ("00", 0.0)])
def test_a_short_number_is_filled_with_zeros(cell, value):
    """A number may be written with fewer bytes."""
    assert one_from_ibm(bytes.fromhex(cell)) == value

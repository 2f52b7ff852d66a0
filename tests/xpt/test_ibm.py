"""IBM doubles hold every IEEE double within their range exactly."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nec_cdisc.xpt.ibm import SMALLEST, TOO_LARGE, from_ibm, out_of_range, to_ibm


def ibm(*values: float) -> list[str]:
    """Return the bytes of numbers as hexadecimal text."""
    return [bytes(value).hex() for value in to_ibm(np.array(values, np.float64))]


def back(*words: str) -> tuple[list[float], list[int]]:
    """Return numbers and letters of bytes given as hexadecimal text."""
    values, letters = from_ibm(np.frombuffer(bytes.fromhex("".join(words)), ">u8"))
    return values.tolist(), letters.tolist()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.0, "4110000000000000"),
        (-1.0, "c110000000000000"),
        (2.0, "4120000000000000"),
        (16.0, "4210000000000000"),
        (0.5, "4080000000000000"),
        (0.0625, "4010000000000000"),
        (100.0, "4264000000000000"),
        (-118.625, "c276a00000000000"),
        (0.1, "401999999999999a"),
        (3.141592653589793, "413243f6a8885a30"),
        (0.0, "0000000000000000"),
        (-0.0, "0000000000000000"),
        (float("nan"), "2e00000000000000"),
        (SMALLEST, "0010000000000000"),
        (np.nextafter(TOO_LARGE, 0), "7ffffffffffffff8"),
    ],
)
def test_numbers_worked_by_hand(value, expected):
    """Sign, power of 16 and fraction stand where the format has them."""
    assert ibm(value) == [expected]


@given(st.floats(allow_nan=False, allow_infinity=False))
@example(5e-324)
@example(np.nextafter(SMALLEST, 0))
@example(np.nextafter(SMALLEST, 1))
@example(-TOO_LARGE)
@example(1.7976931348623157e308)
def test_every_double_comes_back_or_is_out_of_range(value):
    """A number either survives bit by bit or is named as out of range; negative zero is zero."""
    if out_of_range(np.array([value]))[0]:
        assert value != 0
        assert abs(value) >= TOO_LARGE or abs(value) < SMALLEST
    else:
        assert back(*ibm(value)) == ([value], [0])


@given(st.integers(1, 2**53 - 1), st.integers(0, 3), st.integers(0, 127), st.booleans())
def test_every_ibm_number_of_53_bits_comes_back(fraction, shift, exponent, negative):
    """A normalised IBM double that a double can hold comes back byte for byte."""
    fraction <<= 56 - fraction.bit_length() - shift
    word = struct.pack(">Q", negative << 63 | exponent << 56 | fraction).hex()
    values, letters = back(word)
    assert letters == [0]
    assert ibm(*values) == [word]


def test_a_fraction_of_56_bits_is_rounded_to_even():
    """What a double cannot hold is rounded to the nearest, ties to even, as IEEE has it."""
    ulp = 2.0**-52
    assert back("41ffffffffffffff", "4180000000000004", "418000000000000c") == (
        [16.0, 8.0, 8 + 16 * ulp],
        [0, 0, 0],
    )


def test_unnormalised_numbers_and_odd_zeros_are_read():
    """Leading zero digits are allowed; a zero fraction is zero whatever its exponent, unless it is a missing value."""
    assert back("4201000000000000", "4000000000000000", "8000000000000000") == ([1.0, 0.0, 0.0], [0, 0, 0])
    assert not np.signbit(back("8000000000000000")[0][0])


def test_all_28_missing_values_are_told_apart():
    """A letter followed by zero bytes is missing; followed by anything else it is a number."""
    letters = b"._ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    values, found = back(*(f"{letter:02x}00000000000000" for letter in letters))
    assert np.isnan(values).all()
    assert bytes(found) == letters
    assert back("4110000000000000") == ([1.0], [0])


def test_out_of_range_numbers_are_refused():
    """The writer must have asked; nothing is cut to fit."""
    for value in (float("inf"), -float("inf"), 1e76, 1e-79, 5e-324):
        assert out_of_range(np.array([value]))[0]
        with pytest.raises(ValueError, match="out_of_range"):
            ibm(value)

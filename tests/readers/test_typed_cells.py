"""A typed cell becomes text by one rule, without loss and without invention."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.readers.typed_cells import Shown, text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("007 ", "007 "),
        (True, "TRUE"),
        (False, "FALSE"),
        (12, "12"),
        (12.0, "12"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (1e22, "10000000000000000000000"),
        (-2.5e-3, "-0.0025"),
        (Decimal("1.10"), "1.10"),
        (Decimal("1E+3"), "1000"),
        (float("nan"), None),
        (date(2016, 8, 31), "2016-08-31"),
        (datetime.fromisoformat("2016-08-31T09:30:00"), "2016-08-31T09:30:00"),
        (datetime.fromisoformat("2016-08-31T00:00:00"), "2016-08-31T00:00:00"),
        (datetime.fromisoformat("2016-08-31T09:30:00.250000"), "2016-08-31T09:30:00.25"),
        (date(987, 1, 2), "0987-01-02"),
        (time(7, 5), "07:05:00"),
        (timedelta(hours=36, minutes=5), "36:05:00"),
        (timedelta(minutes=-90), "-01:30:00"),
    ],
)
def test_each_type_has_one_way_of_writing(value, text):
    """Numbers lose no digit and gain no exponent; dates and times are ISO 8601."""
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (datetime.fromisoformat("2016-08-31T00:00:00"), Shown.DAY, "2016-08-31"),
        (datetime.fromisoformat("2016-08-31T00:00:00"), Shown.MINUTE, "2016-08-31T00:00"),
        (datetime.fromisoformat("2016-08-31T09:30:00"), Shown.DAY, "2016-08-31T09:30"),
        (datetime.fromisoformat("2016-08-31T09:30:15"), Shown.DAY, "2016-08-31T09:30:15"),
        (time(9, 30), Shown.MINUTE, "09:30"),
        (time(0, 0), Shown.DAY, "00:00"),
        (time(9, 30, 15), Shown.MINUTE, "09:30:15"),
        (timedelta(0), Shown.MINUTE, "00:00"),
    ],
)
def test_times_are_as_precise_as_shown_or_as_held(value, shown, text):
    """Seconds that nobody recorded are not added, and seconds that are held are not dropped."""
    assert text_of(value, shown) == text


def test_unknown_types_are_refused():
    """What no cell can hold is a fault of the program, not of the data."""
    with pytest.raises(TypeError, match="list"):
        text_of([])


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_text_of_a_number_is_that_number(number):
    """The text of any number reads back as the very same number, and has no exponent."""
    text = text_of(number)
    assert float(text) == number
    assert "e" not in text.lower()

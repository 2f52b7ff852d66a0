"""Values of Dataset-JSON become text once each; none is rounded, and what cannot be written anywhere is told."""

from __future__ import annotations

import time

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.readers.dataset_json_header import JsonColumn
from nec_cdisc.readers.dataset_json_values import as_text


def of(values, kind):
    """Return the texts of a column, and value, rows and message of each problem."""
    found, problems = as_text(encode(values), JsonColumn("X", kind), "a.json", np.arange(2, 2 + len(values)))
    assert {item.code for item in problems} <= {"RAW145"}
    return found.to_list(), [(item.cells.rows, item.message) for item in problems]


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("string", " as typed ", " as typed "),
        ("string", "1e5", "1e5"),
        ("URI", "https://example.org", "https://example.org"),
        ("time", "09:30", "09:30"),
        ("datetime", "2019-07-01T09:30", "2019-07-01T09:30"),
        ("integer", b"12", "12"),
        ("integer", b"12.0", "12"),
        ("integer", b"1e3", "1000"),
        ("double", b"-0", "0"),
        ("double", b"0.10", "0.1"),
        ("float", b"123456789012345678901234567890.5", "123456789012345678901234567890.5"),
        ("double", b"0e99999", "0"),
        ("double", b"0e999", "0"),
        ("decimal", "30.8983333232059", "30.8983333232059"),
        ("decimal", "1,234,567.0", "1234567"),
        ("decimal", "", ""),
        ("boolean", True, "TRUE"),
        ("boolean", False, "FALSE"),
    ],
)
def test_a_value_is_what_its_column_says(kind, value, text):
    """Each type gives text by one rule."""
    assert of([value, None], kind)[0] == [text, None]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", b"1.5"),
        ("integer", "1"),
        ("integer", True),
        ("double", b"1e309"),
        ("double", b"1e-400"),
        ("double", b"1e999999999999999999999"),
        ("double", b"9" * 5_000),
        ("decimal", "1.2.3"),
        ("decimal", "12,34"),
        ("decimal", "1e99999999"),
        ("decimal", "NaN"),
        ("decimal", b"1.5"),
        ("boolean", b"1"),
        ("boolean", "true"),
        ("string", b"1"),
        ("string", "a\0b"),
        ("string", "half \ud83d"),
        ("string", ("list or object",)),
        ("date", b"20190701"),
    ],
    ids=repr,
)
def test_a_value_that_the_column_cannot_hold_is_missing(kind, value):
    """It is told once, with all of its records, in few signs that every screen can show (RAW145)."""
    texts, problems = of([value, None, value], kind)
    assert texts == [None, None, None]
    ((rows, message),) = problems
    assert rows == (2, 4)
    assert message.isascii() or "…" in message
    assert message.isprintable()
    assert len(message) < 150


def test_huge_numbers_cost_no_time():
    """No number is written out in a million digits, or computed with."""
    before = time.process_time()
    of([f"1e{power}".encode() for power in range(10**8, 10**8 + 1_000)], "double")
    assert time.process_time() - before < 1

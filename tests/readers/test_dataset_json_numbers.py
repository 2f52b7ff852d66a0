"""Columns of Dataset-JSON become numbers as SAS has them."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.readers.dataset_json_header import JsonColumn
from nec_cdisc.readers.dataset_json_numbers import as_numbers, is_number

ROWS = np.arange(2, 5)


@pytest.mark.parametrize(
    ("column", "expected"),
    [(JsonColumn("A", "float"), True), (JsonColumn("A", "date"), False), (JsonColumn("A", "date", counted=True), True)],
)
def test_a_date_is_a_number_where_the_file_says_so(column, expected):
    """Without a target a date stays the text that SDTM has."""
    assert is_number(column) is expected


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("date", "2019-07-01", 21731.0),
        ("date", "1959-12-31", -1.0),
        ("datetime", "1960-01-02T00:00:01", 86401.0),
        ("datetime", "1960-01-01T00:00:00.5", 0.5),
        ("time", "08:30:00", 30600.0),
    ],
)
def test_dates_and_times_are_counted(kind, text, expected):
    """Days, and seconds, since 1960-01-01, as SAS counts them."""
    numbers, problems = as_numbers(encode([None, text, text]), JsonColumn("A", kind, counted=True), "x", ROWS)
    assert np.array_equal(numbers, [np.nan, expected, expected], equal_nan=True)
    assert problems == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [("date", "2019-07"), ("date", "2019-02-30"), ("date", "20190701"), ("datetime", "2019-07-01"), ("time", "25:00")],
)
def test_what_sas_cannot_count_is_told(kind, text):
    """A partial or impossible date is missing, and the problem names column, value and record."""
    numbers, (problem,) = as_numbers(encode([text]), JsonColumn("A", kind, counted=True), "x", ROWS[:1])
    assert np.isnan(numbers).all()
    assert (problem.code, list(problem.cells.rows), problem.cells.value) == ("RAW145", [2], text)

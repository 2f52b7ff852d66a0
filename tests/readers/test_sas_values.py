"""A SAS number is a date, a time or a number by its format."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.readers.sas_values import format_name, kind_of, numbers_as_text
from nec_cdisc.readers.typed_cells import Shown


@pytest.mark.parametrize(
    ("sas_format", "kind"),
    [
        ("DATE9.", ("date", Shown.DAY)),
        ("DDMMYYP10.", ("date", Shown.DAY)),
        ("E8601DA.", ("date", Shown.DAY)),
        ("YYMMDDN8", ("date", Shown.DAY)),
        ("DATETIME20.", ("datetime", Shown.SECOND)),
        ("DATETIME", ("datetime", Shown.SECOND)),
        ("DATETIME22.3", ("datetime", Shown.SECOND)),
        ("DATETIME13.", ("datetime", Shown.MINUTE)),
        ("DATETIME9.", ("datetime", Shown.DAY)),
        ("DTDATE9.", ("datetime", Shown.DAY)),
        ("E8601DT19.", ("datetime", Shown.SECOND)),
        ("TIME5.", ("time", Shown.MINUTE)),
        ("TIME8.", ("time", Shown.SECOND)),
        ("HHMM.", ("time", Shown.MINUTE)),
        ("BEST12.", ("number", Shown.SECOND)),
        ("8.2", ("number", Shown.SECOND)),
        ("", ("number", Shown.SECOND)),
        ("DOSEF.", ("number", Shown.SECOND)),
        ("COMMA10.2", ("number", Shown.SECOND)),
    ],
)
def test_formats_tell_dates_from_numbers(sas_format, kind):
    """Width and decimals of a format do not hide its kind; its width tells whether seconds are shown."""
    assert kind_of(sas_format) == kind


@pytest.mark.parametrize(
    ("sas_format", "name"),
    [("DATE9.", "DATE"), ("SEXF", "SEXF"), ("$GENDER20.", "$GENDER"), ("E8601DA10.", "E8601DA"), ("8.2", "")],
)
def test_format_names_have_no_width(sas_format, name):
    """A format's name is what stands before its width."""
    assert format_name(sas_format) == name


@pytest.mark.parametrize(
    ("number", "sas_format", "text"),
    [
        (0, "DATE9.", "1960-01-01"),
        (20699.5, "DATE9.", "2016-09-02T12:00"),
        (86399, "DATETIME20.", "1960-01-01T23:59:59"),
        (0, "DATETIME9.", "1960-01-01"),
        (129600, "TIME8.", "36:00:00"),
        (-60, "TIME5.", "-00:01"),
        (1e-5, "BEST12.", "0.00001"),
    ],
)
def test_numbers_become_text_without_loss(number, sas_format, text):
    """A number that holds more than its format shows keeps it."""
    column, problems = numbers_as_text(np.array([number], np.float64), sas_format, "raw/v", "X")
    assert (column.to_list(), problems) == ([text], [])


def test_numbers_beyond_the_calendar_are_queries():
    """A number that no date can be is missing and told with its rows, once per number."""
    doubles = np.array([0, 1e9, np.nan, 1e9, -1e9])
    column, problems = numbers_as_text(doubles, "DATE9.", "raw/v", "VISDT")
    assert column.to_list() == ["1960-01-01", None, None, None, None]
    assert [(p.code, p.cells.rows, p.cells.value) for p in problems] == [
        ("RAW134", (6,), "-1000000000.0"),
        ("RAW134", (3, 5), "1000000000.0"),
    ]


def test_infinite_numbers_are_queries():
    """A number without end, as only a damaged file holds it, is no traceback."""
    column, problems = numbers_as_text(np.array([np.inf, 1.0]), "BEST12.", "raw/v", "X")
    assert (column.to_list(), [p.code for p in problems]) == ([None, "1"], ["RAW134"])

"""Dates and times as SAS counts them."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.sas_date import is_complete, kind_of, sas_number


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("1960-01-01", "date", 0.0),
        ("1959-12-31", "date", -1.0),
        ("2019-07-01", "date", 21731.0),
        ("1960-01-02T00:00:01", "datetime", 86401.0),
        ("23:59:59", "time", 86399.0),
    ],
)
def test_days_and_seconds_are_counted_from_1960(text, kind, number):
    """Dates count days, date-times seconds from 1 January 1960, times seconds from midnight (known numbers of SAS)."""
    assert sas_number(text, kind) == number


@pytest.mark.parametrize(
    ("sas_format", "kind"),
    [("DATE9.", "date"), ("DATETIME20.", "datetime"), ("TIME8.", "time"), ("8.2", None), ("", None)],
)
def test_a_format_says_what_a_number_is(sas_format, kind):
    """Only formats of dates and times make a number one."""
    assert kind_of(sas_format) == kind


@pytest.mark.parametrize(
    ("text", "kind", "complete"),
    [
        ("2019-07-01", "date", True),
        ("2019-07", "date", False),
        ("2019-07-01T10:00", "date", False),
        ("2019-07-01T10:00", "datetime", False),
        ("2019-07-01T10:00:00", "datetime", True),
        ("10:00", "time", False),
        ("10:00:05", "time", True),
        ("soon", "date", False),
    ],
)
def test_a_number_needs_all_parts_and_no_more(text, kind, complete):
    """A partial date is no number, and a date with a time is no date."""
    assert is_complete(text, kind) is complete


@pytest.mark.parametrize(("text", "kind"), [("2019-07", "date"), ("2019-02-30", "date"), ("25:00:00", "time")])
def test_what_is_no_complete_date_is_refused(text, kind):
    """A partial or impossible date has no number."""
    with pytest.raises(ValueError, match=r".+"):
        sas_number(text, kind)

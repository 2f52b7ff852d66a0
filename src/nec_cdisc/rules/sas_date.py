"""Dates and times as SAS counts them, for analysis: days, or seconds, from 1 January 1960."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta

from nec_cdisc.rules import partial_date
from nec_cdisc.rules.partial_date import Precision

#: The day from which SAS counts.
DAY_ZERO = date(1960, 1, 1)
_SECOND = datetime(1960, 1, 1)  # noqa: DTZ001 - SAS knows no time zones


def kind_of(sas_format: str) -> str | None:
    """Return what a format makes of a number: ``date``, ``datetime``, ``time``, ``None`` for a plain number.

    >>> kind_of("DATE9."), kind_of("DATETIME20."), kind_of("8.2")
    ('date', 'datetime', None)
    """
    name = sas_format.rstrip("0123456789.")
    return {"DATE": "date", "DATETIME": "datetime", "TIME": "time"}.get(name)


def is_complete(text: str, kind: str) -> bool:
    """Say whether a text in ISO 8601 states all that a date, a date-time or a time of analysis needs, and no more."""
    if kind == "time":
        return is_complete(f"1960-01-01T{text}", "datetime")
    return partial_date.precision(text) is (Precision.DAY if kind == "date" else Precision.SECOND)


def sas_number(text: str, kind: str) -> float:
    """Return a complete date in days, a date-time in seconds from 1 January 1960, a time in seconds from midnight.

    Raises ``ValueError`` for a text that is not complete.

    Source: ADaMIG 1.3, section 3.3 (dates of analysis are numbers of SAS with a format).

    >>> sas_number("1960-01-02", "date"), sas_number("1959-12-31", "date"), sas_number("00:01:30", "time")
    (1.0, -1.0, 90.0)
    """
    if kind == "date":
        return float((date.fromisoformat(text) - DAY_ZERO).days)
    whole = datetime.fromisoformat(f"1960-01-01T{text}" if kind == "time" else text)
    return (whole - _SECOND).total_seconds()


def iso_text(number: float, kind: str) -> str:
    """Return a number of SAS as a date, a date-time or a time of analysis in ISO 8601.

    Raises ``OverflowError`` for one beyond the calendar.

    >>> iso_text(1.0, "date"), iso_text(90.0, "time"), iso_text(-1.0, "datetime")
    ('1960-01-02', '00:01:30', '1959-12-31T23:59:59')
    """
    if kind == "date":
        return (DAY_ZERO + timedelta(days=math.floor(number))).isoformat()
    whole = (_SECOND + timedelta(seconds=number)).isoformat()
    return whole.partition("T")[2] if kind == "time" else whole

"""What a value of a trial summary parameter looks like: a date, a duration, a number, a country, Y or N."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

_DURATION = re.compile(r"P(?=.)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?)", re.ASCII)
_PARTIAL = re.compile(r"\d{4}(-\d{2})?", re.ASCII)


def is_duration(text: str) -> bool:
    """Say whether a text is a duration in ISO 8601.

    >>> [is_duration(text) for text in ("P28D", "P4W", "PT8H", "P", "28D", "P1DT")]
    [True, True, True, False, False, False]
    """
    return _DURATION.fullmatch(text) is not None


def is_partial(text: str) -> bool:
    """Say whether a text is a year, or a year and a month."""
    return _PARTIAL.fullmatch(text) is not None


def _is_date(text: str) -> bool:
    if is_partial(text):
        text += "-01" if len(text) > len("2015") else "-01-01"
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_country(text: str) -> bool:
    return re.fullmatch(r"[A-Z]{3}", text) is not None


#: What a value of each format looks like, and the test of it.
FORMATS: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "duration": ("a duration in ISO 8601, such as P18Y", is_duration),
    "date": ("a date in ISO 8601, such as 2015-08-31", _is_date),
    "number": ("a whole number", lambda text: text.isascii() and text.isdigit()),
    "country": ("a country of three letters (ISO 3166), such as DEU", _is_country),
    "yes or no": ("Y or N", lambda text: text in {"Y", "N"}),
}

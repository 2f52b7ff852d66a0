"""From SAS numbers to text: a number is a date, a time or just a number by its format."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, recode
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.readers.raw_file import counted, listed
from nec_cdisc.readers.typed_cells import Shown, text_of

#: SAS counts days and seconds from here.
_EPOCH = datetime(1960, 1, 1)  # noqa: DTZ001 - SAS knows no time zones
_FORMAT = re.compile(r"(\$?[A-Z_](?:[A-Z0-9_]*[A-Z_])?)(\d*)\.?\d*")
#: Formats of dates (days). Those of a family, such as DDMMYYP or NLDATEW, begin alike.
_DATES = {
    *("DATE", "DAY", "DOWNAME", "JULDAY", "JULIAN", "MONNAME", "MONTH", "MONYY", "NENGO", "PDJULG", "PDJULI", "QTR"),
    *("QTRR", "WEEKDATE", "WEEKDATX", "WEEKDAY", "WORDDATE", "WORDDATX", "YEAR", "YYMON", "E8601DA", "B8601DA"),
    *("IS8601DA", "MINGUO", "HDATE", "HEBDATE", "WEEKU", "WEEKV", "WEEKW"),
}
_DATE_FAMILIES = ("DDMMYY", "MMDDYY", "YYMMDD", "MMYY", "YYMM", "YYQ", "NLDATE", "EURDF")
#: Formats of date-times (seconds) that show only the day.
_DAYS_OF_DATETIMES = {"DTDATE", "DTMONYY", "DTWKDATX", "DTYEAR", "DTYYQC", "E8601DN", "B8601DN", "IS8601DN"}
_DATETIMES = {
    *("DATETIME", "DATEAMPM", "MDYAMPM", "E8601DT", "B8601DT", "IS8601DT", "E8601DZ", "B8601DZ", "IS8601DZ"),
    *("E8601LX", "B8601LX", "IS8601LX", "E8601DX", "B8601DX", "EURDFDT"),
}
_TIMES = {
    *("TIME", "TIMEAMPM", "TOD", "MMSS", "E8601TM", "B8601TM", "IS8601TM", "E8601TZ", "B8601TZ", "IS8601TZ"),
    *("E8601LZ", "B8601LZ", "IS8601LZ", "E8601TX", "B8601TX"),
}
#: Formats of times that show no seconds, and of date-times whose width leaves no room for them or for a time.
_WITHOUT_SECONDS = {"HHMM", "HOUR"}
_WIDTH_OF_SECONDS = {"TIME": 8, "TOD": 8, "DATETIME": 16, "TIMEAMPM": 11, "DATEAMPM": 19}
_WIDTH_OF_HOURS = {"DATETIME": 10, "DATEAMPM": 10}


def format_name(sas_format: str) -> str:
    """Return the name of a SAS format without width and decimals: ``DATE9.`` is ``DATE``."""
    return _parts(sas_format)[0]


def kind_of(sas_format: str) -> tuple[str, Shown]:
    """Return what a format makes of a number (``number``, ``date``, ``datetime``, ``time``), and how precisely."""
    name, width = _parts(sas_format)
    if name in _DAYS_OF_DATETIMES or name.startswith("NLDATM"):
        return "datetime", Shown.DAY if name in _DAYS_OF_DATETIMES else Shown.SECOND
    if name in _DATETIMES:
        return "datetime", _precision(name, width)
    if name in _DATES or name.startswith(_DATE_FAMILIES):
        return "date", Shown.DAY
    if name in _TIMES or name.startswith("NLTIM"):
        return "time", _precision(name, width)
    return ("time", Shown.MINUTE) if name in _WITHOUT_SECONDS else ("number", Shown.SECOND)


def numbers_as_text(
    doubles: NDArray[np.float64], sas_format: str, name: str, column: str
) -> tuple[Encoded, list[Problem]]:
    """Return a numeric column as text, by the rule of :mod:`nec_cdisc.readers.typed_cells`.

    NaN is missing. A number that its format calls a date or time, but that lies outside the years 1 to 9999, is
    missing and told (RAW134), and so is an infinite one. ``name`` is what problems call the file.
    """
    present = ~np.isnan(doubles)
    distinct, codes = np.unique(doubles[present], return_inverse=True)
    column_codes = np.full(len(doubles), -1, np.int32)
    column_codes[present] = codes
    kind, shown = kind_of(sas_format)
    texts = [_text(value, kind, shown) for value in distinct.tolist()]
    problems = [
        _unusable(name, column, sas_format, value, np.flatnonzero(column_codes == code) + 2)
        for code, (value, text) in enumerate(zip(distinct.tolist(), texts, strict=True))
        if text is None
    ]
    return recode(Encoded(column_codes, texts), texts), problems


def special_missing(name: str, column: str, letters: Sequence[str], rows: Sequence[int]) -> Problem:
    """Tell of special missing values of a variable, by their letters."""
    signs = listed([f".{letter}" for letter in sorted(letters)], 27)
    message = f"{column} of {name} has special missing values ({signs}) in {counted(len(rows), 'record')}."
    return Problem("RAW133", message, cells=Cells(name, tuple(rows), column))


def _parts(sas_format: str) -> tuple[str, int]:
    found = _FORMAT.fullmatch(sas_format.strip().upper())
    return (found[1], int(found[2] or 0)) if found else ("", 0)


def _precision(name: str, width: int) -> Shown:
    if 0 < width < _WIDTH_OF_HOURS.get(name, 0):
        return Shown.DAY
    return Shown.MINUTE if 0 < width < _WIDTH_OF_SECONDS.get(name, 0) else Shown.SECOND


def _text(value: float, kind: str, shown: Shown) -> str | None:
    if math.isinf(value):
        return None
    try:
        if kind == "number":
            return text_of(value)
        since = timedelta(days=value) if kind == "date" else timedelta(seconds=value)
        return text_of(since if kind == "time" else _EPOCH + since, shown)
    except OverflowError:
        return None


def _unusable(name: str, column: str, sas_format: str, value: float, rows: NDArray[np.intp]) -> Problem:
    fault = (
        "an infinite number" if math.isinf(value) else f"a number that is no date or time by its format {sas_format}"
    )
    message = f"{column} of {name} holds {fault}, in {counted(len(rows), 'record')}."
    return Problem("RAW134", message, cells=Cells(name, tuple(rows.tolist()), column, repr(value)))

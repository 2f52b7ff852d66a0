"""Which type of Dataset-JSON a variable has: what it is meant to hold, as long as every value of it is that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, used
from nec_cdisc.rules.sas_date import DAY_ZERO, iso_text
from nec_cdisc.xpt.read import Numbers

_SECONDS = 86_400
_FIRST_DAY, _LAST_DAY = (date.min - DAY_ZERO).days, (date.max - DAY_ZERO).days
#: Beyond this not every whole number has a double of its own.
_WHOLE = 2.0**53
_COMPLETE_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_COMPLETE_DATETIME = re.compile(_COMPLETE_DATE.pattern + r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?")


class Meant(StrEnum):
    """What a variable is meant to hold: by the standard, or by its SAS format."""

    TEXT = "text"
    ISO8601 = "iso8601"
    NUMBER = "number"
    DATE = "date"
    DATETIME = "datetime"
    TIME = "time"


#: Dates and times that are numbers in SAS.
CALENDAR = frozenset({Meant.DATE, Meant.DATETIME, Meant.TIME})


@dataclass(slots=True)
class Seen:
    """What the values of a variable have been so far, block by block.

    ``calendar`` is whether each number is a whole day or second that has a date, ``whole`` whether each is a whole
    number, ``date`` and ``datetime`` whether each text is a complete one.
    """

    meant: Meant
    calendar: bool = True
    whole: bool = True
    date: bool = True
    datetime: bool = True

    def look(self, column: Encoded | Numbers) -> None:
        """Take the values of a block into account."""
        if isinstance(column, Encoded):
            if self.meant is Meant.ISO8601 and (self.date or self.datetime):
                self._texts([column.values[code] for code in used(column.codes, len(column.values)).tolist()])
            return
        values = distinct(column.doubles)[0]
        if not len(values):
            return
        self.whole = self.whole and bool((np.trunc(values) == values).all() and (np.abs(values) < _WHOLE).all())
        if self.meant in CALENDAR:
            low, high = _bounds(self.meant)
            self.calendar = self.calendar and self.whole and bool(values[0] >= low and values[-1] <= high)

    @property
    def type(self) -> str:
        """The ``dataType`` of the variable."""
        if self.meant is Meant.TEXT:
            return "string"
        if self.meant is Meant.ISO8601:
            return "date" if self.date else "datetime" if self.datetime else "string"
        if self.in_calendar:
            return self.meant.value
        return "integer" if self.whole else "float"

    @property
    def in_calendar(self) -> bool:
        """Whether the numbers of the variable are written as dates or times."""
        return self.meant in CALENDAR and self.calendar

    def _texts(self, values: Iterable[str]) -> None:
        for value in values:
            self.date = self.date and bool(_COMPLETE_DATE.fullmatch(value))
            self.datetime = self.datetime and bool(_COMPLETE_DATETIME.fullmatch(value))


def distinct(doubles: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Return the distinct numbers in ascending order, and the place of each record's number (-1: missing)."""
    present = ~np.isnan(doubles)
    values, places = np.unique(doubles[present], return_inverse=True)
    codes = np.full(len(doubles), -1, np.int32)
    codes[present] = places
    return values, codes


def texts_of(numbers: NDArray[np.float64]) -> list[str]:
    """Return numbers as JSON writes them: the shortest text that is read as the same double."""
    return [
        str(int(number)) if number.is_integer() and abs(number) < _WHOLE else repr(number)
        for number in numbers.tolist()
    ]


def dates_of(numbers: NDArray[np.float64], meant: Meant) -> Sequence[str]:
    """Return SAS dates, date-times or times as ISO 8601 has them; ``Seen.calendar`` must hold of them."""
    return [iso_text(number, meant.value) for number in numbers.tolist()]


def _bounds(meant: Meant) -> tuple[float, float]:
    """Return the first and the last number that has a date, a date-time, or a time of day."""
    if meant is Meant.DATE:
        return _FIRST_DAY, _LAST_DAY
    if meant is Meant.DATETIME:
        return _FIRST_DAY * _SECONDS, (_LAST_DAY + 1) * _SECONDS - 1
    return 0, _SECONDS - 1

"""Dates of a column as days: the first and the last that each text may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.rules.partial_date import reach

Days = NDArray[np.int64]
Mask = NDArray[np.bool_]
#: Where there is no day: before all others as a first one, behind all others as a last one, so that nothing is certain.
NEVER_FIRST, NEVER_LAST = -(2**40), 2**40
#: A whole day, perhaps with a time of it.
_WHOLE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """The dates of some records, each as the days that it may mean.

    ``first`` and ``last`` count days (``date.toordinal``) and are equal where the day is known; ``valid`` is false
    where there is none, where the text is no date of ISO 8601 and where it states no year.
    """

    first: Days
    last: Days
    valid: Mask

    @property
    def complete(self) -> Mask:
        """Where the day is known."""
        same: Mask = self.first == self.last
        return self.valid & same

    def before(self, other: Dates) -> Mask:
        """Say where a date is certainly before another one."""
        return self.valid & other.valid & (self.last < other.first)

    def after(self, other: Dates) -> Mask:
        """Say where a date is certainly after another one."""
        return other.before(self)

    def before_day(self, day: date) -> Mask:
        """Say where a date is certainly before a day."""
        return self.valid & (self.last < day.toordinal())

    def after_day(self, day: date) -> Mask:
        """Say where a date is certainly after a day."""
        return self.valid & (self.first > day.toordinal())

    def at(self, positions: NDArray[np.int64]) -> Dates:
        """Return the dates at positions; at -1 there is none."""
        valid = self.valid[positions] & (positions >= 0) if len(self.valid) else np.zeros(len(positions), bool)
        if not len(self.valid):
            return Dates(np.full(len(positions), NEVER_FIRST), np.full(len(positions), NEVER_LAST), valid)
        return Dates(
            np.where(valid, self.first[positions], NEVER_FIRST),
            np.where(valid, self.last[positions], NEVER_LAST),
            valid,
        )


def dates(column: Encoded) -> Dates:
    """Return the dates of a text column; each distinct text is read once."""
    spans = [_days(value) for value in map(str, column.values)]
    first = np.array([*(span[0] for span in spans), NEVER_FIRST], np.int64)
    last = np.array([*(span[1] for span in spans), NEVER_LAST], np.int64)
    valid = first > NEVER_FIRST
    return Dates(first[column.codes], last[column.codes], valid[column.codes])


def dates_of_numbers(numbers: NDArray[np.float64], origin: date) -> Dates:
    """Return the dates of a column that counts days from ``origin``, as SAS does from 1960-01-01."""
    valid = np.isfinite(numbers) & (np.abs(numbers) < NEVER_LAST)
    days = np.where(valid, np.floor(np.where(valid, numbers, 0)), 0).astype(np.int64) + origin.toordinal()
    return Dates(np.where(valid, days, NEVER_FIRST), np.where(valid, days, NEVER_LAST), valid)


def _days(text: str) -> tuple[int, int]:
    """Return the first and the last day that a text may mean; most texts are whole days, which are told by a look."""
    whole = _WHOLE.fullmatch(text)
    day = None if whole is None else _ordinal(whole[1])
    return _reached(text) if day is None else (day, day)


@lru_cache(maxsize=65_536)
def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def _reached(text: str) -> tuple[int, int]:
    reached = reach(text)
    if reached is None:
        return NEVER_FIRST, NEVER_LAST
    (low_year, low_month, low_day, *_), (high_year, high_month, high_day, *_) = reached.span
    try:
        return date(low_year, low_month, low_day).toordinal(), date(high_year, high_month, high_day).toordinal()
    except ValueError:  # the year 0000
        return NEVER_FIRST, NEVER_LAST

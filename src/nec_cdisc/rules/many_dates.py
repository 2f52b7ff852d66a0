"""Many dates at once: what :mod:`nec_cdisc.rules.partial_date` says of one text, as columns of numbers.

Dates that are written whole, with or without a time, are read by their digits, all of them in a few steps. Any other
text, partial or no date at all, is read by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.rules import partial_date

Integers = NDArray[np.int64]
Truths = NDArray[np.bool_]

#: The day of a text that does not decide one.
NO_DAY = -1
#: Where a whole date ends, and one with minutes, and one with seconds.
_LENGTHS = (10, 16, 19)
_NUMBERS = ((0, 4), (5, 7), (8, 10), (11, 13), (14, 16), (17, 19))
_MARKS = "    -  -  T  :  :  "
_LONGEST = (9999, 12, 31, 23, 59, 59)
_SECOND = 10**9
_DAYS_BEFORE = np.array([0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334])
_DAYS_OF = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_FEBRUARY = 2
#: As long as any minute is, with the end of the last one.
MINUTE = 61 * _SECOND


@dataclass(frozen=True, slots=True, eq=False)
class Reaches:
    """What each of many texts may mean.

    ``valid`` says that it is a date, ``placed`` that it states a year, too, so that it has a place in time. The first
    and the last moment are minutes, in the order of time but without a common length, and nanoseconds in them. ``day``
    is an ordinal, :data:`NO_DAY` where several are possible. ``sure_of_day`` and ``offset`` are those of
    :class:`~nec_cdisc.rules.partial_date.Reach`; of an offset it is only said whether there is one.
    """

    valid: Truths
    placed: Truths
    first: Integers
    first_part: Integers
    last: Integers
    last_part: Integers
    day: Integers
    sure_of_day: Truths
    offset: Truths

    @classmethod
    def nothing(cls, size: int) -> Reaches:
        """Return what so many texts mean that are no dates."""
        valid, placed, sure, offset = (np.zeros(size, np.bool_) for _ in range(4))
        first, first_part, last, last_part = (np.zeros(size, np.int64) for _ in range(4))
        day = np.full(size, NO_DAY, np.int64)
        return cls(valid, placed, first, first_part, last, last_part, day, sure, offset)


def read_many(texts: Sequence[str]) -> Reaches:
    """Return what many texts mean as dates, each as it does by itself.

    >>> found = read_many(["2019-07-03", "2019-07", "UNK"])
    >>> found.valid.tolist(), found.day.tolist()
    ([True, True, False], [737243, -1, -1])
    """
    found = Reaches.nothing(len(texts))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    for length in _LENGTHS:
        at = np.flatnonzero(lengths == length)
        if len(at):
            _whole(found, at, np.array([texts[place] for place in at.tolist()], f"U{length}"), length)
    for place in np.flatnonzero(~found.valid).tolist():
        _by_itself(found, place, texts[place])
    return found


def _whole(found: Reaches, at: Integers, texts: NDArray[np.str_], length: int) -> None:
    """Fill in what texts of one length mean, where they are written whole and the calendar knows them."""
    signs = texts.view(np.uint32).reshape(len(texts), length)
    digits = signs - np.uint32(ord("0"))
    good = np.ones(len(texts), np.bool_)
    for place, mark in enumerate(_MARKS[:length]):
        good &= digits[:, place] <= 9 if mark == " " else signs[:, place] == ord(mark)  # noqa: PLR2004 - digits
    parts = [_number(digits[:, first:last]) for first, last in _NUMBERS if last <= length]
    for part, longest in zip(parts, _LONGEST, strict=False):
        good &= part <= longest
    year, month, day = (np.where(good, part, 1) for part in parts[:3])
    ordinal, real = _ordinal(year, month, day)
    good &= real
    hour, minute = parts[3:5] if length > _LENGTHS[0] else (0, 0)
    begun = (((year * 12 + month) * 31 + day) * 24 + hour) * 60 + minute
    open_time = 23 * 60 + 59 if length == _LENGTHS[0] else 0
    seconds = parts[5] * _SECOND if length == _LENGTHS[2] else None
    known = at[good]
    for flags in (found.valid, found.placed, found.sure_of_day):
        flags[known] = True
    found.first[known], found.last[known], found.day[known] = begun[good], (begun + open_time)[good], ordinal[good]
    found.first_part[known] = 0 if seconds is None else seconds[good]
    found.last_part[known] = 60 * _SECOND if seconds is None else seconds[good]


def _ordinal(year: Integers, month: Integers, day: Integers) -> tuple[Integers, Truths]:
    """Return each day as a number, as Python counts them, and whether the calendar knows it; months are at most 12."""
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    real = (year > 0) & (month > 0) & (day > 0) & (day <= _DAYS_OF[month] + (leap & (month == _FEBRUARY)))
    before = year - 1
    ordinal = before * 365 + before // 4 - before // 100 + before // 400
    return ordinal + _DAYS_BEFORE[month] + (leap & (month > _FEBRUARY)) + day, real


def _number(digits: NDArray[np.uint32]) -> Integers:
    number = np.zeros(len(digits), np.int64)
    for place in range(digits.shape[1]):
        number = number * 10 + digits[:, place]
    return number


def _by_itself(found: Reaches, place: int, text: str) -> None:
    """Fill in what a text means that is not written whole."""
    found.valid[place] = partial_date.is_valid(text)
    reached = partial_date.reach(text)
    if reached is None:
        return
    found.placed[place] = True
    found.first[place], found.first_part[place] = divmod(reached.first, MINUTE)
    found.last[place], found.last_part[place] = divmod(reached.last, MINUTE)
    found.day[place] = NO_DAY if reached.day is None else reached.day
    found.sure_of_day[place] = reached.sure_of_day
    found.offset[place] = reached.offset is not None

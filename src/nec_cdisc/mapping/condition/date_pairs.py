"""Compares the dates of two columns pair by pair, after a look at each distinct date.

What is certain of two dates is :func:`nec_cdisc.rules.partial_date.compare`; here it is said of many pairs at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Codes, Encoded, used
from nec_cdisc.rules import partial_date
from nec_cdisc.rules.many_dates import MINUTE, NO_DAY, Reaches, read_many

Answers = NDArray[np.bool_]
_PAIR: dict[str, Callable[[str, str], bool]] = {
    "is before": partial_date.before,
    "is after": partial_date.after,
    "is on or before": partial_date.on_or_before,
    "is on or after": partial_date.on_or_after,
}


#: Moments that are more minutes apart than this are no numbers of 64 bits; it is more than 100 years.
_WIDEST = 2**62 // MINUTE


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """One date of each pair: its first and last moment and its day as numbers, and what is known of it."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    day: NDArray[np.int64]
    known: Answers
    sure_of_day: Answers


@dataclass(frozen=True, slots=True, eq=False)
class _Dates:
    """The distinct dates of one side: their texts, what each may mean, and the place of each pair's date among them."""

    texts: list[str]
    reached: Reaches
    place: NDArray[np.int64]


def ordered(verb: str, columns: Sequence[Encoded], parts: Sequence[Codes]) -> Answers:
    """Return for each pair whether the first date certainly stands to the second as the verb says.

    ``verb`` is a comparison of dates as conditions write it (``is on or before``); ``parts`` are the codes of both
    columns in each pair. A missing value, and one that is no date, stands to no other.
    """
    dates = [_dates(column, codes) for column, codes in zip(columns, parts, strict=True)]
    placed = [(side.reached.first[side.reached.placed], side.reached.last[side.reached.placed]) for side in dates]
    start = min((int(first.min()) for first, _ in placed if len(first)), default=0)
    end = max((int(last.max()) for _, last in placed if len(last)), default=0)
    if end - start > _WIDEST or any(side.reached.offset.any() for side in dates):
        return _one_by_one(_PAIR[verb], dates)
    one, other = (_side(side, start) for side in dates)
    if verb == "is before":
        return _before(one, other)
    if verb == "is after":
        return _before(other, one)
    return _on_or_before(one, other) if verb == "is on or before" else _on_or_before(other, one)


def not_dates(values: Sequence[Any]) -> list[Any]:
    """Return those of some values that are no ISO 8601 date, perhaps partial."""
    valid = read_many([_text(value) for value in values]).valid
    return [value for value, readable in zip(values, valid.tolist(), strict=True) if not readable]


def _dates(column: Encoded, codes: Codes) -> _Dates:
    present = used(codes, len(column.values))
    texts = [*(_text(column.values[code]) for code in present.tolist()), ""]
    place = np.full(len(column.values) + 1, len(present), np.int64)
    place[present] = np.arange(len(present))
    return _Dates(texts, read_many(texts), place[codes])


def _text(value: Any) -> str:
    """Return the text of a cell; one that holds none is no date, as an empty text is."""
    return value.strip() if isinstance(value, str) else ""


def _one_by_one(certain: Callable[[str, str], bool], dates: Sequence[_Dates]) -> Answers:
    """Compare pair by pair: where dates have an offset from UTC, each pair has its own way of being compared."""
    pairs = zip(*([side.texts[at] for at in side.place.tolist()] for side in dates), strict=True)
    return np.fromiter((certain(first, second) for first, second in pairs), np.bool_, len(dates[0].place))


def _side(dates: _Dates, start: int) -> _Side:
    read, at = dates.reached, dates.place
    first = np.where(read.placed, read.first - start, 0) * MINUTE + read.first_part
    last = np.where(read.placed, read.last - start, 0) * MINUTE + read.last_part
    return _Side(first[at], last[at], read.day[at], read.placed[at], read.sure_of_day[at])


def _before(one: _Side, other: _Side) -> Answers:
    answers: Answers = one.known & other.known & (one.last < other.first)
    return answers


def _on_or_before(one: _Side, other: _Side) -> Answers:
    """Return where the first is certainly before or at the second, or on the same day and only the time is open."""
    both = one.known & other.known
    before, after = one.last < other.first, other.last < one.first
    same = (one.first == other.first) & (one.last == other.last) & one.sure_of_day & other.sure_of_day
    same_day = (one.day == other.day) & (one.day != NO_DAY)
    answers: Answers = both & (before | same | (~after & same_day))
    return answers

"""Compares the dates of two columns pair by pair, after a look at each distinct date.

What is certain of two dates is :func:`nec_cdisc.rules.partial_date.compare`; here it is said of many pairs at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Codes, Encoded
from nec_cdisc.rules import partial_date
from nec_cdisc.rules.partial_date import Reach

Answers = NDArray[np.bool_]
_NEVER = -1
_PAIR: dict[str, Callable[[str, str], bool]] = {
    "is before": partial_date.before,
    "is after": partial_date.after,
    "is on or before": partial_date.on_or_before,
    "is on or after": partial_date.on_or_after,
}


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """One date of each pair: its first and last moment as ranks over both sides, what day, and what is known of it."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    day: NDArray[np.int64]
    known: Answers
    sure_of_day: Answers


def ordered(verb: str, columns: Sequence[Encoded], parts: Sequence[Codes]) -> Answers:
    """Return for each pair whether the first date certainly stands to the second as the verb says.

    ``verb`` is a comparison of dates as conditions write it (``is on or before``); ``parts`` are the codes of both
    columns in each pair. A missing value, and one that is no date, stands to no other.
    """
    texts = [[_text(value) for value in column.values] for column in columns]
    used = [np.unique(codes[codes >= 0]).tolist() for codes in parts]
    reached = [[_reach(several, code) for code in codes] for several, codes in zip(texts, used, strict=True)]
    if any(each is not None and each.offset is not None for side in reached for each in side):
        return _one_by_one(_PAIR[verb], texts, parts)
    one, other = _sides(reached, [_places(*each) for each in zip(used, columns, parts, strict=True)])
    if verb == "is before":
        return _before(one, other)
    if verb == "is after":
        return _before(other, one)
    return _on_or_before(one, other) if verb == "is on or before" else _on_or_before(other, one)


def _text(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) else None


def _reach(texts: Sequence[str | None], code: int) -> Reach | None:
    text = texts[code]
    return None if text is None else partial_date.reach(text)


def _one_by_one(
    certain: Callable[[str, str], bool], texts: Sequence[Sequence[str | None]], parts: Sequence[Codes]
) -> Answers:
    """Compare pair by pair: where dates have an offset from UTC, each pair has its own way of being compared."""
    tables = [[*several, None] for several in texts]
    pairs = zip(
        *([table[code] for code in codes.tolist()] for table, codes in zip(tables, parts, strict=True)), strict=True
    )
    found = (first is not None and second is not None and certain(first, second) for first, second in pairs)
    return np.fromiter(found, np.bool_, len(parts[0]))


def _places(used: Sequence[int], column: Encoded, codes: Codes) -> NDArray[np.int64]:
    """Return for each pair the place of its date among the used ones, the last one where it is missing."""
    place = np.full(len(column.values) + 1, len(used), np.int64)
    place[used] = np.arange(len(used))
    return place[codes]


def _sides(reached: Sequence[Sequence[Reach | None]], places: Sequence[NDArray[np.int64]]) -> tuple[_Side, _Side]:
    moments = sorted({moment for side in reached for each in side if each is not None for moment in each.span})
    rank = {moment: number for number, moment in enumerate(moments)}
    one, other = (_side(side, rank, place) for side, place in zip(reached, places, strict=True))
    return one, other


def _side(reached: Sequence[Reach | None], rank: dict[partial_date.Moment, int], place: NDArray[np.int64]) -> _Side:
    all_of = [*reached, None]
    first = np.array([_NEVER if each is None else rank[each.span[0]] for each in all_of], np.int64)
    last = np.array([_NEVER if each is None else rank[each.span[1]] for each in all_of], np.int64)
    day = np.array([_NEVER if each is None else _day(each) for each in all_of], np.int64)
    known = np.array([each is not None for each in all_of], np.bool_)
    sure = np.array([each is not None and each.sure_of_day for each in all_of], np.bool_)
    return _Side(first[place], last[place], day[place], known[place], sure[place])


def _day(reach: Reach) -> int:
    """Return a number of the day, the same for all moments of it; ``-1`` where the text may mean several days."""
    (year, month, day, *_), last = reach.span
    return (year * 12 + month) * 31 + day if (year, month, day) == last[:3] else _NEVER


def _before(one: _Side, other: _Side) -> Answers:
    answers: Answers = one.known & other.known & (one.last < other.first)
    return answers


def _on_or_before(one: _Side, other: _Side) -> Answers:
    """Return where the first is certainly before or at the second, or on the same day and only the time is open."""
    both = one.known & other.known
    before, after = one.last < other.first, other.last < one.first
    same = (one.first == other.first) & (one.last == other.last) & one.sure_of_day & other.sure_of_day
    same_day = (one.day == other.day) & (one.day != _NEVER)
    answers: Answers = both & (before | same | (~after & same_day))
    return answers

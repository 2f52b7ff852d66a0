"""Which of several records is the first by a date that may be partial, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from nec_cdisc.rules.day_range import day_range
from nec_cdisc.rules.partial_date import before, same_day


class Order(IntEnum):
    """What two values say of the order of their records: the first one goes before, they are equal, it stays open."""

    BEFORE = 0
    SAME = 1
    OPEN = 2


def date_ranks(dates: Sequence[str]) -> list[int]:
    """Return the rank of each distinct date: a partial one counts as the last day that it may stand for.

    So a record whose date is known goes before one that may lie earlier or later. What has no place in time (the year
    is unknown) comes last.
    """
    keys = [(_last_day(text), text) for text in dates]
    order = {key: rank for rank, key in enumerate(sorted(keys))}
    return [order[key] for key in keys]


def _last_day(text: str) -> date:
    days = day_range(text)
    return date.max if days is None else days[1]


def order_of_dates(first: str | None, other: str | None) -> Order:
    """Return what two dates say of the order of their records, ``first`` being the one with the lower rank.

    Equal texts are equal, and so is a day with and without a time. Where one date is missing, or where what is known of
    both does not decide, the order stays open.
    """
    if first == other:
        return Order.SAME
    if first is None or other is None:
        return Order.OPEN
    if before(first, other):
        return Order.BEFORE
    return Order.SAME if same_day(first, other) else Order.OPEN

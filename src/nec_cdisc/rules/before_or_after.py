"""Whether an ISO 8601 date is on or after another one, as far as both are known."""

from __future__ import annotations

from nec_cdisc.rules.day_range import day_range

_DATE = 10


def on_or_after(date: str, start: str) -> bool | None:
    """Return whether ``date`` is on or after ``start``; ``None`` where the unknown parts leave it open.

    Times decide only on the same day, and only where both texts have one: a date without a time is taken to be
    on or after a start of the same day.
    """
    days, starts = day_range(date), day_range(start)
    if days is None or starts is None:
        return None
    if days[1] < starts[0]:
        return False
    if days[0] < starts[1]:
        return None
    if days[0] == starts[1] and len(date) > _DATE and len(start) > _DATE:
        return _later_time(date[_DATE + 1 :], start[_DATE + 1 :])
    return True


def on_a_later_day(date: str, start: str) -> bool | None:
    """Return whether ``date`` lies on a day after that of ``start``; ``None`` where the unknown parts leave it open."""
    days, starts = day_range(date), day_range(start)
    if days is None or starts is None:
        return None
    if days[0] > starts[1]:
        return True
    return False if days[1] <= starts[0] else None


def _later_time(time: str, start: str) -> bool | None:
    """Compare times of one day as far as both are known: ``10`` against ``10:30`` stays open."""
    length = min(len(time), len(start))
    if time[:length] != start[:length]:
        return time[:length] > start[:length]
    return True if len(time) >= len(start) else None

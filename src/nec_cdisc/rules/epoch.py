"""Which epoch of the protocol a date lies in."""

from __future__ import annotations

from collections.abc import Sequence

from nec_cdisc.plugin.convention import Epoch
from nec_cdisc.rules.before_or_after import on_a_later_day, on_or_after


def epoch_of(date: str, starts: Sequence[str | None], epochs: Sequence[Epoch]) -> str | None:
    """Return the name of the last epoch that had begun on a date.

    ``starts`` holds the subject's start of each epoch that has one, in the order of the protocol (missing: the
    subject never entered it). An epoch without a start of its own began before everything else. ``None`` where
    the date, or a start, is too partial to decide.
    """
    given = iter(starts)
    answer: str | None = None
    for epoch in epochs:
        if epoch.starts is None:
            answer = epoch.name
            continue
        start = next(given)
        if start is None:
            continue
        entered = on_a_later_day(date, start) if epoch.after else on_or_after(date, start)
        if entered is not False:
            # an open answer hides every epoch before it, until a later one is surely entered
            answer = epoch.name if entered else None
    return answer

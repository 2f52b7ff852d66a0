"""Which epoch of the protocol a date lies in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plugin.convention import Epoch
from nec_cdisc.rules.before_or_after import NO, YES, many_on_a_later_day, many_on_or_after, on_a_later_day, on_or_after


def epoch_of(date: str, starts: Sequence[str | None], epochs: Sequence[Epoch]) -> str | None:
    """Return the name of the last epoch that had begun on a date.

    ``starts`` holds the subject's start of each epoch that has one, in the order of the protocol (missing: the
    subject never entered it). An epoch without a start of its own began before everything else. ``None`` where
    the date, or a start, is too partial to decide. What is surely before one epoch is before those that follow it.
    """
    given = iter(starts)
    answer: str | None = None
    before = False
    for epoch in epochs:
        if epoch.starts is None:
            answer = epoch.name
            continue
        start = next(given)
        if start is None:
            continue
        entered = on_a_later_day(date, start) if epoch.after else on_or_after(date, start)
        before |= entered is False
        if entered or not before:
            # an open answer hides every epoch before it, until a later one is surely entered
            answer = epoch.name if entered else None
    return answer


def epochs_of(dates: Encoded, starts: Sequence[Encoded], epochs: Sequence[Epoch]) -> Encoded:
    """Return of each of many dates what :func:`epoch_of` says of it, missing for a missing date.

    >>> from nec_cdisc.dataset.encoded import encode
    >>> trial = (Epoch("SCREENING"), Epoch("TREATMENT", "DM.RFXSTDTC"))
    >>> epochs_of(encode(["2019-07-04", "2019-07-01"]), [encode(["2019-07-03"] * 2)], trial).to_list()
    ['TREATMENT', 'SCREENING']
    """
    given = iter(starts)
    codes = np.full(len(dates), -1, np.int32)
    before = np.zeros(len(dates), bool)
    for number, epoch in enumerate(epochs):
        if epoch.starts is None:
            codes[:] = number
            continue
        start = next(given)
        entered = (many_on_a_later_day if epoch.after else many_on_or_after)(dates, start)
        decided = np.where(entered == YES, number, -1)
        before |= ~start.missing() & (entered == NO)
        stays = start.missing() | (before & (entered != YES))
        codes = np.where(stays, codes, decided).astype(np.int32)
    codes[dates.missing()] = -1
    return Encoded(codes, [epoch.name for epoch in epochs])

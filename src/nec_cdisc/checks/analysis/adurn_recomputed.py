"""Durations of events."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADE108", Level.ERROR, each_analysis=("ASTDT", "AENDT", "ADURN"))
def adurn_recomputed(records: Records) -> Iterator[Found]:
    """A duration in days is the number of days from start to end, both counted.

    Why: Durations are summarised as they stand.
    Do: Derive ADURN from ASTDT and AENDT anew.
    Source: OCCDS 1.1, ADURN and ADURU; internal consistency.
    """
    start, end, told = records.dates("ASTDT"), records.dates("AENDT"), records.number("ADURN")
    days = records.matches("ADURU", lambda unit: unit.upper() in {"DAY", "DAYS"})
    known = start.complete & end.complete & ~np.isnan(told) & days & ~start.after(end)
    expected = end.first - start.first + 1
    wrong = known & (told != expected)
    yield records.found(
        wrong, "ADURN is {ADURN}; from start to end it is {expected}", "ADURN", said={"expected": expected}
    )

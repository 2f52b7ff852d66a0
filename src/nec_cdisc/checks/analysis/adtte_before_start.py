"""Times do not end before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records


@check("ADT106", Level.ERROR, ADTTE=("STARTDT", "ADT"))
def adtte_before_start(adtte: Records) -> Iterator[Found]:
    """The event, or censoring, is not before the start of the time at risk.

    Why: The time is negative; most programs leave the subject out.
    Do: Compare ADT and STARTDT with their sources.
    Source: ADaM basic data structure for time-to-event analyses.
    """
    end, start = adtte.dates("ADT"), adtte.dates("STARTDT")
    said = {"end": ShownDays(end.first), "start": ShownDays(start.first)}
    yield adtte.found(end.before(start), "ADT is {end}; STARTDT is {start}", "ADT", "STARTDT", said=said)

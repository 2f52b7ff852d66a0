"""Events say what they were."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADT103", Level.ERROR, ADTTE=("CNSR", "EVNTDESC"))
def adtte_event_described(adtte: Records) -> Iterator[Found]:
    """A record says what happened, or why it was censored.

    Why: Reviewers count events and censorings by their description.
    Do: Fill EVNTDESC from the event or censoring that decided.
    Source: ADaM basic data structure for time-to-event analyses: EVNTDESC, CNSDTDSC.
    """
    yield adtte.found(adtte.blank("EVNTDESC"), "CNSR is {CNSR} and EVNTDESC is missing", "EVNTDESC", "CNSR")
    event = adtte.number("CNSR") == 0
    described = event & adtte.filled("CNSDTDSC")
    yield adtte.found(described, "CNSR is 0 and the date of censoring is {CNSDTDSC}", "CNSDTDSC", "CNSR")

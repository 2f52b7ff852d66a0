"""One description is an event or a censoring."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import highest, minority
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADT104", Level.ERROR, ADTTE=("PARAMCD", "CNSR", "EVNTDESC"))
def adtte_event_or_censored(adtte: Records) -> Iterator[Found]:
    """Within a parameter one description has one value of CNSR.

    Why: The same thing cannot end the time of one subject and censor that of another.
    Do: Correct CNSR or EVNTDESC of the records that are fewer.
    Source: Internal consistency; CNSR and EVNTDESC describe one decision.
    """
    wrong = minority(adtte, ("PARAMCD",), "EVNTDESC", "CNSR")
    event = adtte.number("CNSR") == 0
    both = highest(adtte.group("PARAMCD", "EVNTDESC"), event) & highest(adtte.group("PARAMCD", "EVNTDESC"), ~event)
    yield adtte.found(wrong & both, "{EVNTDESC} has CNSR {CNSR} here and another elsewhere", "CNSR", "EVNTDESC")

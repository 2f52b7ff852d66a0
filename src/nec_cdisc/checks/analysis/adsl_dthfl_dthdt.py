"""Death and its date."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records


@check("ADS108", Level.ERROR, ADSL=("DTHFL", "DTHDT"))
def adsl_dthfl_dthdt(adsl: Records) -> Iterator[Found]:
    """A subject with a date of death is flagged as dead, and was not known alive after it.

    Why: Deaths are counted by the flag and survival by the date.
    Do: Derive DTHFL, DTHDT and LSTALVDT from DM and the last records of the subject anew.
    Source: ADaMIG 1.3, DTHFL and DTHDT; internal consistency.
    """
    dead, dates_ = adsl.dates("DTHDT"), {"when": ShownDays(adsl.dates("DTHDT").first)}
    yield adsl.found(
        dead.valid & ~adsl.holds("DTHFL", "Y"), "DTHDT is {when} and DTHFL is {DTHFL}", "DTHFL", said=dates_
    )
    alive = adsl.dates("LSTALVDT")
    said = {**dates_, "alive": ShownDays(alive.first)}
    yield adsl.found(
        alive.after(dead), "LSTALVDT is {alive}; the subject died on {when}", "LSTALVDT", "DTHDT", said=said
    )

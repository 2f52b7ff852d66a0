"""Nothing happens after death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records


@check("ADT107", Level.ERROR, ADTTE=("USUBJID", "ADT"), ADSL=("USUBJID", "DTHDT"))
def adtte_after_death(adtte: Records, adsl: Records) -> Iterator[Found]:
    """No event, and no censoring, is after the death of the subject.

    Why: A subject is at risk until death at most.
    Do: Compare ADT and DTHDT with their sources; mind how partial dates were completed.
    Source: Internal consistency of ADTTE and ADSL.
    """
    death = adsl.dates("DTHDT").at(adtte.row_in(adsl))
    when = adtte.dates("ADT")
    said = {"when": ShownDays(when.first), "death": ShownDays(death.first)}
    yield adtte.found(when.after(death), "ADT is {when}; the subject died on {death}", "ADT", said=said)

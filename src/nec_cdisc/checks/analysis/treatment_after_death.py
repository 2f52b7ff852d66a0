"""Nobody is treated after death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records


@check("ADS113", Level.ERROR, ADSL=("TRTEDT", "DTHDT"))
def treatment_after_death(adsl: Records) -> Iterator[Found]:
    """The last dose is not after death.

    Why: One of the two dates is wrong; survival or exposure with it.
    Do: Compare EX with DM.DTHDTC; mind how partial dates were completed.
    Source: Internal consistency.
    """
    dose, death = adsl.dates("TRTEDT"), adsl.dates("DTHDT")
    said = {"dose": ShownDays(dose.first), "death": ShownDays(death.first)}
    yield adsl.found(dose.after(death), "TRTEDT is {dose}; the subject died on {death}", "TRTEDT", "DTHDT", said=said)

"""Adverse events do not begin after death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records


@check("ADE107", Level.ERROR, ADAE=("USUBJID", "ASTDT"), ADSL=("USUBJID", "DTHDT"))
def adae_after_death(adae: Records, adsl: Records) -> Iterator[Found]:
    """No adverse event begins, or ends, after the death of the subject.

    Why: One of the dates is wrong, or was completed past death.
    Do: Compare ASTDT and AENDT with AE and DM; complete partial dates no later than death.
    Source: Internal consistency of ADAE and ADSL.
    """
    death = adsl.dates("DTHDT").at(adae.row_in(adsl))
    for name in ("ASTDT", "AENDT"):
        if adae.has(name):
            when = adae.dates(name)
            said = {"when": ShownDays(when.first), "death": ShownDays(death.first)}
            yield adae.found(when.after(death), f"{name} is {{when}}; the subject died on {{death}}", name, said=said)

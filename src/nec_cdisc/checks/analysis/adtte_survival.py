"""Survival ends with death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records


@check("ADT108", Level.ERROR, ADTTE=("USUBJID", "PARAMCD", "ADT", "CNSR"), ADSL=("USUBJID", "DTHDT"))
def adtte_survival(adtte: Records, adsl: Records) -> Iterator[Found]:
    """Overall survival has an event on the date of death, and none where nobody died.

    Why: Death is the one event of overall survival.
    Do: Derive OS from ADSL.DTHDT anew.
    Source: Internal consistency of ADTTE and ADSL.
    """
    survival = adtte.holds("PARAMCD", "OS", "OSM", "OSW", "OSD")
    if not survival.any():
        message = "ADTTE has no overall survival (OS)"
        raise Skipped(message)
    death = adsl.dates("DTHDT").at(adtte.row_in(adsl))
    when, event = adtte.dates("ADT"), adtte.number("CNSR") == 0
    known = adtte.row_in(adsl) >= 0
    said = {"when": ShownDays(when.first), "death": ShownDays(death.first)}
    other = survival & event & (when.before(death) | when.after(death))
    yield adtte.found(other, "{PARAMCD} has its event on {when}; the subject died on {death}", "ADT", said=said)
    none = survival & event & ~death.valid & known
    yield adtte.found(none, "{PARAMCD} has an event on {when} and ADSL has no date of death", "CNSR", said=said)
    missed = survival & (adtte.number("CNSR") > 0) & death.valid & ~when.before(death)
    yield adtte.found(missed, "{PARAMCD} is censored on {when}; the subject died on {death}", "CNSR", said=said)

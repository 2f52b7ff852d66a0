"""Dates of analysis after the data were exported."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records


@check("ADA118", Level.ERROR, each_analysis=("USUBJID",))
def after_export(records: Records, facts: Facts) -> Iterator[Found]:
    """No date of analysis lies after the day on which the data left the database.

    Why: Nothing that was recorded can have happened later; events after the cut-off count in no analysis.
    Do: Ask the site for the date, or correct how it was completed.
    Source: Internal consistency; the export date of the study.
    """
    if facts.export_date is None:
        message = "nobody told the export date"
        raise Skipped(message)
    for name in DATES_OF_EVENTS:
        if records.has(name):
            late = records.dates(name).after_day(facts.export_date)
            said = {"when": ShownDays(records.dates(name).first)}
            yield records.found(late, f"{name} is {{when}}, after the export of {facts.export_date}", name, said=said)


DATES_OF_EVENTS = ("ADT", "ASTDT", "AENDT", "TRTSDT", "TRTEDT", "DTHDT", "LSTALVDT", "EOSDT", "RANDDT", "STARTDT")

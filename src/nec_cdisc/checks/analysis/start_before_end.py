"""Starts and ends of analysis."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records

#: Dates of a start and of its end.
PAIRS = (
    ("ASTDT", "AENDT"),
    ("ASTDTM", "AENDTM"),
    ("TRTSDT", "TRTEDT"),
    ("TRTSDTM", "TRTEDTM"),
    ("AP01SDT", "AP01EDT"),
    ("TR01SDT", "TR01EDT"),
    ("TR02SDT", "TR02EDT"),
)


@check("ADA111", Level.ERROR, each_analysis=("USUBJID",))
def start_before_end(records: Records) -> Iterator[Found]:
    """No start of analysis lies after its end.

    Why: Durations become negative, and the record falls out of every period.
    Do: Compare both with their source; mind how partial dates were completed.
    Source: Internal consistency.
    """
    held = [pair for pair in PAIRS if records.has(*pair)]
    if not held:
        message = f"{records.name} has no start and end"
        raise Skipped(message)
    for start, end in held:
        wrong = records.number(start) > records.number(end)
        dates = records.dates
        says = f"{start} ({{start}}) lies after {end} ({{end}})"
        said = (
            {"start": ShownDays(dates(start).first), "end": ShownDays(dates(end).first)}
            if start.endswith("DT")
            else None
        )
        yield records.found(wrong, says, start, end, said=said)

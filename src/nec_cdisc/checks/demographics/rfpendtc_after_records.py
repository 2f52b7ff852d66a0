"""The end of participation against what happened later."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.extremes import latest
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records

#: Dates until which a subject took part.
LASTING = (("DM", "DTHDTC"), ("DS", "DSSTDTC"), ("SV", "SVENDTC"), ("SS", "SSDTC"))


@check("DMO120", Level.WARNING, DM=("USUBJID", "RFPENDTC"))
def rfpendtc_after_records(dm: Records, package: Package) -> Iterator[Found]:
    """Participation does not end before the subject's last visit, disposition, survival status or death.

    Why: RFPENDTC bounds what was collected of a subject; follow-up time is counted to it.
    Do: Derive RFPENDTC from all dates on which the subject was still followed.
    Source: SDTMIG 3.4, DM, RFPENDTC: date and time of the end of participation.
    """
    there = [(package[name], variable) for name, variable in LASTING if name in package]
    held = [(table, variable) for table, variable in there if len(table) and table.has("USUBJID", variable)]
    if not held:
        message = "there is no date of death, disposition, visit or survival status"
        raise Skipped(message)
    ends = dm.dates("RFPENDTC")
    for table, variable in held:
        early = ends.before(latest(table.dates(variable), table.row_in(dm), len(dm)))
        yield dm.found(early, f"RFPENDTC is {{RFPENDTC}}, before the last {variable}", "RFPENDTC")

"""Nothing is recorded after the end of participation."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records
from nec_cdisc.records.timing import occurrence

#: What is written about subjects that take part no longer.
LATER = frozenset({"DM", "DD", "CO", "MI"})


@check("GEN110", Level.WARNING, each=("USUBJID",), DM=("USUBJID", "RFPENDTC"))
def after_participation(records: Records, dm: Records) -> Iterator[Found]:
    """No event, treatment, visit or measurement begins after the end of the subject's participation.

    Why: DM.RFPENDTC is the last day on which anything of the subject is known; what lies behind it contradicts it.
    Do: Derive RFPENDTC anew from the last contact, or correct the date of the record.
    Source: SDTMIG 3.4, DM, RFPENDTC: date of end of participation.
    """
    start = occurrence(records)
    if start is None or records.prefix in LATER:
        message = f"{records.name} has no date, or may have later ones"
        raise Skipped(message)
    rows = records.row_in(dm)
    died = dm.filled("DTHDTC")[rows] & (rows >= 0) if len(dm) else rows >= 0
    late = records.dates(start).after(dm.dates("RFPENDTC").at(rows)) & ~died
    ended = dm.text("RFPENDTC").take(rows).to_list() if late.any() else []
    says = f"{{{records.variable(start)}}} is after the end of participation on {{ended}}"
    yield records.found(late, says, start, said={"ended": ended})

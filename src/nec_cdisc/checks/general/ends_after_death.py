"""Nothing that a subject does goes on after death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: The disposition of a subject and what it takes part in may be closed later.
LATER = frozenset({"DS", "DM", "CO"})


@check("GEN107", Level.ERROR, each=("USUBJID", "--ENDTC"), DM=("USUBJID", "DTHDTC"))
def ends_after_death(records: Records, dm: Records) -> Iterator[Found]:
    """No event, treatment, element or visit ends after the subject has died.

    Why: What has an end behind the death makes treatment and events last longer than the subject lived.
    Do: End it at the latest on the day of death, or correct that day.
    Source: internal consistency of DM.DTHDTC with all other datasets.
    """
    if records.prefix in LATER:
        message = f"{records.name} may be closed after a death"
        raise Skipped(message)
    rows = records.row_in(dm)
    late = records.dates("--ENDTC").after(dm.dates("DTHDTC").at(rows))
    died = dm.text("DTHDTC").take(rows).to_list() if late.any() else []
    yield records.found(late, "{--ENDTC} is after the death on {died}", "--ENDTC", said={"died": died})

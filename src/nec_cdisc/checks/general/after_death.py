"""Nothing happens to a subject after death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records
from nec_cdisc.records.timing import occurrence

#: Datasets in which records of a later day have their place: what is written about a death, what was planned or is
#: told by others, tissue looked at later, and the questionnaires, which have a check of their own.
LATER = frozenset({"DM", "DD", "DS", "CO", "SS", "QS", "MI", "PR"})


@check("GEN106", Level.ERROR, each=("USUBJID",), DM=("USUBJID", "DTHDTC"))
def after_death(records: Records, dm: Records) -> Iterator[Found]:
    """No event, treatment, visit or measurement begins after the subject has died.

    Why: Either the date of the record or that of the death is wrong, and survival depends on the latter.
    Do: Ask the site for both dates; look for a mistyped year and for records of another subject.
    Source: internal consistency of DM.DTHDTC with all other datasets.
    """
    start = occurrence(records)
    if start is None or records.prefix in LATER:
        message = f"{records.name} has no date, or may have later ones"
        raise Skipped(message)
    death = dm.dates("DTHDTC").at(records.row_in(dm))
    by_site = ~records.holds("--EVAL", "INDEPENDENT ASSESSOR", "ADJUDICATION COMMITTEE")
    late = records.dates(start).after(death) & by_site
    died = dm.text("DTHDTC").take(records.row_in(dm)).to_list() if late.any() else []
    says = f"{{{records.variable(start)}}} is after the death on {{died}}"
    yield records.found(late, says, start, said={"died": died})

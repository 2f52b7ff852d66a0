"""What happened before the study has no epoch of it."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.extremes import earliest
from nec_cdisc.records.table import Records
from nec_cdisc.records.timing import occurrence


@check("GEN117", Level.NOTE, each=("USUBJID", "EPOCH"), SE=("USUBJID", "SESTDTC"))
def epoch_before_elements(records: Records, se: Records) -> Iterator[Found]:
    """What happened before the subject entered its first element has no epoch.

    Why: EPOCH says in which part of the trial something happened; history in it hides what came up there.
    Do: Leave EPOCH blank before the subject's first SESTDTC, or explain the convention in the reviewer's guide.
    Source: SDTMIG 3.4, EPOCH.
    """
    start = occurrence(records)
    if start is None or records.name == "SE":
        message = f"{records.name} has no date that decides the epoch"
        raise Skipped(message)
    first = earliest(se.dates("SESTDTC"), se.row_in(se), len(se)).at(records.row_in(se))
    early = records.dates(start).before(first) & records.filled("EPOCH")
    says = f"EPOCH is {{EPOCH}} although {{{records.variable(start)}}} lies before the subject's first element"
    yield records.found(early, says, "EPOCH", start)

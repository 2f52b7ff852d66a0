"""Where SE knows the epoch, the record has it."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.dates import Dates
from nec_cdisc.records.extremes import earliest, latest
from nec_cdisc.records.table import Mask, Records
from nec_cdisc.records.timing import occurrence


@check("GEN112", Level.WARNING, each=("USUBJID", "EPOCH"), SE=("USUBJID", "EPOCH", "SESTDTC", "SEENDTC"))
def epoch_missing(records: Records, se: Records) -> Iterator[Found]:
    """A record with a complete date within the subject's elements has an epoch.

    Why: Without EPOCH the record falls out of each table by epoch.
    Do: Derive EPOCH from the date of the record and the subject's elements in SE.
    Source: SDTMIG 3.4, EPOCH.
    """
    start = occurrence(records)
    if start is None or records.name == "SE":
        message = f"{records.name} has no date that decides the epoch"
        raise Skipped(message)
    at = se.row_in(se)
    begins, ends = earliest(se.dates("SESTDTC"), at, len(se)), latest(se.dates("SEENDTC"), at, len(se))
    rows = records.row_in(se)
    dates = records.dates(start)
    first, last = begins.at(rows), ends.at(rows)
    within = dates.complete & first.complete & last.complete
    within &= (dates.first >= first.first) & (dates.first <= last.first)
    within &= ~_undecided(records, dates, se)
    says = f"EPOCH is missing although SE has the subject's element on {{{records.variable(start)}}}"
    yield records.found(within & records.blank("EPOCH"), says, "EPOCH", start)


def _undecided(records: Records, dates: Dates, se: Records) -> Mask:
    """Say which dates lie where an element of the subject may have begun before or after them."""
    starts = se.dates("SESTDTC")
    partial = se.part(starts.valid & ~starts.complete)
    at, starts = partial.row_in(partial), partial.dates("SESTDTC")
    rows = records.row_in(partial)
    first, last = earliest(starts, at, len(partial)).at(rows), latest(starts, at, len(partial)).at(rows)
    return first.valid & last.valid & (dates.first >= first.first) & (dates.first <= last.last)

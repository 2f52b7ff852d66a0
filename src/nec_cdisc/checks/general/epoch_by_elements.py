"""EPOCH is that of the subject's elements."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.extremes import earliest, latest
from nec_cdisc.records.table import Records
from nec_cdisc.records.timing import occurrence


@check("GEN111", Level.ERROR, each=("USUBJID", "EPOCH"), SE=("USUBJID", "EPOCH", "SESTDTC", "SEENDTC"))
def epoch_by_elements(records: Records, se: Records) -> Iterator[Found]:
    """The epoch of a record is one that the subject was in on that day by SE.

    What lies before the first of these elements is looked at by another check.

    Why: Tables by epoch (screening, treatment, follow-up) count the record where it does not belong.
    Do: Derive EPOCH from the date of the record and the subject's elements in SE anew.
    Source: SDTMIG 3.4, SE and EPOCH.
    """
    start = occurrence(records)
    if start is None or records.name == "SE":
        message = f"{records.name} has no date that decides the epoch"
        raise Skipped(message)
    at = se.row_in(se, "USUBJID", "EPOCH")
    begins, ends = earliest(se.dates("SESTDTC"), at, len(se)), latest(se.dates("SEENDTC"), at, len(se))
    open_end = np.bincount(at[(at >= 0) & se.blank("SEENDTC")], minlength=len(se)) > 0
    rows, subject = records.row_in(se, "USUBJID", "EPOCH"), records.row_in(se)
    dates = records.dates(start)
    outside = dates.before(begins.at(rows)) | (dates.after(ends.at(rows)) & ~open_end[rows])
    elsewhere = dates.valid & (rows < 0) & records.filled("EPOCH")
    outside |= elsewhere
    outside &= ~dates.before(earliest(se.dates("SESTDTC"), se.row_in(se), len(se)).at(subject)) & (subject >= 0)
    says = f"by SE the subject was not in EPOCH {{EPOCH}} on {{{records.variable(start)}}}"
    yield records.found(outside, says, "EPOCH", start)

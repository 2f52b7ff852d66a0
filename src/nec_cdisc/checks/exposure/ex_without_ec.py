"""What EX derives was collected in EC."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("EXP112", Level.ERROR, EX=("USUBJID", "EXSTDTC"), EC=("USUBJID", "ECSTDTC", "ECENDTC"))
def ex_without_ec(ex: Records, ec: Records) -> Iterator[Found]:
    """A dose in EX begins within a dose that EC has as taken by the subject.

    Why: EX is derived from what was collected; a dose without source is an invented one.
    Do: Derive EX from EC anew.
    Source: SDTMIG 3.4, EC and EX; internal consistency.
    """
    taken = ~ec.holds("ECOCCUR", "N") & ~ec.holds("ECMOOD", "SCHEDULED")
    start = ex.dates("EXSTDTC")
    begins, ends = ec.dates("ECSTDTC"), ec.dates("ECENDTC")
    rows = np.flatnonzero(taken & begins.valid)
    subject = ec.row_in(ec)[rows]
    order = np.lexsort((begins.first[rows], subject))
    first = subject[order] * (1 << 22) + begins.first[rows][order]
    until = np.where(ends.valid, ends.last, begins.last)[rows][order]
    reached = np.maximum.accumulate(subject[order] * (1 << 22) + until)
    mine = ex.row_in(ec)
    known = start.complete & (mine >= 0)
    day = mine * (1 << 22) + start.first
    at = np.searchsorted(first, day, side="right") - 1
    covered = (at >= 0) & (reached[np.maximum(at, 0)] >= day) if len(first) else np.zeros(len(ex), bool)
    yield ex.found(known & ~covered, "EC has no dose taken on {EXSTDTC}", "EXSTDTC")

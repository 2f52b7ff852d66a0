"""Elements follow each other without gap."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.order import neighbours
from nec_cdisc.records.table import Records


@check("SEV101", Level.ERROR, SE=("USUBJID", "SESTDTC", "SEENDTC"))
def se_contiguous(se: Records) -> Iterator[Found]:
    """An element of a subject begins when the one before it ends.

    Why: Days between two elements are in no epoch, days in both are in two.
    Do: Derive the elements of the subject anew.
    Source: SDTMIG 3.4, SE: elements follow each other, the end of one is the start of the next.
    """
    start, end = se.dates("SESTDTC"), se.dates("SEENDTC")
    pair = neighbours(se.group("USUBJID"), start.first, end.last, among=start.complete)
    before = end.at(pair.before)
    apart = before.complete & (start.first[pair.behind] != before.first)
    yield se.found(
        np.sort(pair.behind[apart]), "the element begins on {SESTDTC}, and not when the last ended", "SESTDTC"
    )
    open_end = se.blank("SEENDTC")[pair.before]
    says = "the subject entered another element later, and this one has no end"
    yield se.found(np.sort(pair.before[open_end]), says, "SEENDTC")

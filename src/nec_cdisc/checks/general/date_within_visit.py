"""What was recorded at a visit is dated like the visit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.extremes import earliest, latest
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.table import Records


@check(
    "GEN116",
    Level.WARNING,
    each=("USUBJID", "VISITNUM", "--DTC"),
    SV=("USUBJID", "VISITNUM", "SVSTDTC", "SVENDTC"),
    TV=("VISITNUM", "VISITDY"),
)
def date_within_visit(records: Records, sv: Records, facts: Facts, tv: Records | None = None) -> Iterator[Found]:
    """A record of a visit lies within some days of the visit itself.

    Why: Far from its visit a record has a wrong date or a wrong visit, and counts in the wrong analysis window.
    Do: Ask the site for the date; correct the visit by the date.
    Source: internal consistency with SV; the days allowed are a parameter of the study.
    """
    at = sv.row_in(sv, "USUBJID", "VISITNUM")
    begins, ends = earliest(sv.dates("SVSTDTC"), at, len(sv)), latest(sv.dates("SVENDTC"), at, len(sv))
    rows = records.row_in(sv, "USUBJID", "VISITNUM")
    dates, first, last = records.dates("--DTC"), begins.at(rows), ends.at(rows)
    known = dates.valid & first.valid & last.valid
    apart = _allowed(sv, tv, facts)[rows]
    far = known & ((first.first - dates.last > apart) | (dates.first - last.last > apart))
    far &= ~records.holds("DOMAIN", "MH", "CM", "AE", "DS", "EX", "MI", "PR")
    says = "{--DTC} is more than {apart} days from visit {VISITNUM} of {visited}"
    visited = sv.text("SVSTDTC").take(rows).to_list() if far.any() else []
    yield records.found(far, says, "--DTC", "VISITNUM", said={"visited": visited, "apart": apart})


def _allowed(sv: Records, tv: Records | None, facts: Facts) -> NDArray[np.int64]:
    """Return the days allowed at each visit; one planned before treatment lasts from its planned day on."""
    planned = sv.number("VISITDY")
    if tv is not None:
        at = sv.row_in(tv, "VISITNUM")
        planned = np.where(np.isnan(planned) & (at >= 0), tv.number("VISITDY")[at], planned)
    planned = np.nan_to_num(planned, nan=0.0)
    return np.maximum(facts.visit_days_apart, -planned).astype(np.int64)

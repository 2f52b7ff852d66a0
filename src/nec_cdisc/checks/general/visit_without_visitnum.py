"""Visits without a number."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("GEN153", Level.WARNING, each=("VISIT", "VISITNUM"))
def visit_without_visitnum(records: Records) -> Iterator[Found]:
    """A record with a visit has the number of the visit.

    Why: Records are sorted and joined by VISITNUM; one without is lost to its visit.
    Do: Give the visit its number in the protocol block; an unscheduled one gets a number between two others.
    Source: SDTMIG 3.4, section 4.4.5.
    """
    missing = records.filled("VISIT") & records.blank("VISITNUM")
    yield records.found(missing, "VISIT is {VISIT} and VISITNUM is missing", "VISITNUM", "VISIT")

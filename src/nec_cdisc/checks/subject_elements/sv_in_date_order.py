"""Visits take place in the order of the plan."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.table import Records


@check("SEV108", Level.WARNING, SV=("USUBJID", "VISITNUM", "SVSTDTC"), TV=("VISITNUM", "VISITDY"))
def sv_in_date_order(sv: Records, tv: Records, facts: Facts) -> Iterator[Found]:
    """A visit does not take place before one that is planned for long before it, nor long before any earlier one.

    Visits without a planned day in TV (ends of treatment, unscheduled ones) have no place in this order.

    Why: The date or the number of one of the two visits is wrong.
    Do: Ask the site for the dates of both visits.
    Source: SDTMIG 3.4, SV and TV, VISITDY: planned study day of the visit; the days allowed are a parameter.
    """
    at = sv.row_in(tv, "VISITNUM")
    dates, number = sv.dates("SVSTDTC"), np.where(at >= 0, tv.number("VISITDY")[at], np.nan)
    planned = dates.complete & np.isfinite(number) & sv.blank("SVUPDES")
    rows = np.flatnonzero(planned)
    subject = sv.group("USUBJID")
    order = rows[np.lexsort((dates.first[rows], number[rows], subject[rows]))]
    lift = subject[order].astype(np.int64) * (1 << 22)
    follows = subject[order[1:]] == subject[order[:-1]]
    follows &= number[order[1:]] - number[order[:-1]] > facts.visit_days_apart
    turned = np.append(False, follows & (dates.first[order[1:]] < dates.first[order[:-1]]))
    latest_so_far = np.maximum.accumulate(dates.first[order] + lift) - lift
    early = turned | (latest_so_far - dates.first[order] > facts.visit_days_apart)
    says = "visit {VISITNUM} of {SVSTDTC} is before a visit that is planned for an earlier day"
    yield sv.found(np.sort(order[early]), says, "SVSTDTC", "VISITNUM")

"""Responses are judged after the scan."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._responses import RESPONSES
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.dates import NEVER_LAST
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours


@check(
    "TUM147",
    Level.WARNING,
    RS=("USUBJID", "RSTESTCD", "RSDTC"),
    TR=("USUBJID", "TRDTC"),
    TU=("USUBJID",),
    DM=("USUBJID",),
)
def rs_before_scan(rs: Records, tr: Records, tu: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """A response is not dated before the first scan of its visit.

    Why: Nobody can judge a scan before it is made; the date of progression may be wrong.
    Do: Compare the date of the response with those of the scans.
    Source: Internal consistency of RS and TR.
    """
    read = tumours(tu, tr, dm, facts)
    day, place = tr.dates("TRDTC"), read.at.of_record
    earliest = np.full(len(read.at) + 1, NEVER_LAST, np.int64)
    dated = day.valid & (place >= 0)
    np.minimum.at(earliest, place[dated], day.first[dated])
    scan, told = earliest[read.at.of(rs)], rs.dates("RSDTC")
    early = rs.holds("RSTESTCD", *RESPONSES) & told.valid & (scan < NEVER_LAST) & (told.last < scan)
    said = ShownDays(scan)
    yield rs.found(
        early, "The response is of {RSDTC}; the first scan of the visit is of {scan}", "RSDTC", said={"scan": said}
    )

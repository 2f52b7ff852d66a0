"""The study starts before it ends."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.extremes import earliest
from nec_cdisc.records.table import Records


@check("TDS106", Level.ERROR, TS=("TSPARMCD", "TSVAL"))
def ts_dates_in_order(ts: Records) -> Iterator[Found]:
    """The study starts before its end, and the data cut-off is not before its start.

    Why: One of the dates is wrong.
    Do: Correct SSTDTC, SENDTC or DCUTDTC.
    Source: SDTMIG 3.4, TS, parameters SSTDTC, SENDTC and DCUTDTC; internal consistency.
    """
    start = earliest(ts.dates("TSVAL"), np.where(ts.holds("TSPARMCD", "SSTDTC"), 0, -1), 1)
    at = np.zeros(len(ts), np.int64)
    early = ts.holds("TSPARMCD", "SENDTC", "DCUTDTC") & ts.dates("TSVAL").before(start.at(at))
    yield ts.found(early, "{TSPARMCD} is {TSVAL}, before the study start", "TSVAL", "TSPARMCD")

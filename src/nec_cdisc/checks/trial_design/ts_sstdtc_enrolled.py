"""The study started with the first subject who enrolled."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.extremes import earliest
from nec_cdisc.records.table import Records


@check("TDS130", Level.WARNING, TS=("TSPARMCD", "TSVAL"), DM=("RFICDTC", "RFXSTDTC"))
def ts_sstdtc_enrolled(ts: Records, dm: Records) -> Iterator[Found]:
    """The study does not start after the first consent of a subject who was treated.

    Why: The start of the study decides which standards apply, and is the earliest consent of an enrolled subject.
    Do: Set SSTDTC to the date of that consent.
    Source: definition of SSTDTC in the codelist of trial summary parameters.
    """
    treated = dm.filled("RFXSTDTC") & dm.dates("RFICDTC").valid
    if not treated.any():
        message = "DM has no treated subject with a consent"
        raise Skipped(message)
    first = earliest(dm.dates("RFICDTC"), np.where(treated, 0, -1), 1)
    late = ts.holds("TSPARMCD", "SSTDTC") & ts.dates("TSVAL").after(first.at(np.zeros(len(ts), np.int64)))
    yield ts.found(late, "SSTDTC is {TSVAL}, after the first consent of a treated subject", "TSVAL", "TSPARMCD")

"""The number of arms is that of TA."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("TDS108", Level.ERROR, TS=("TSPARMCD", "TSVAL"), TA=("ARMCD",))
def ts_narms(ts: Records, ta: Records) -> Iterator[Found]:
    """The planned number of arms (NARMS) is that of the arms in TA.

    Why: Summary and design of the trial contradict each other.
    Do: Correct NARMS or TA.
    Source: SDTMIG 3.4, TS, parameter NARMS; internal consistency with TA.
    """
    codes = ta.text("ARMCD")
    arms = len({str(codes.values[code]) for code in np.unique(codes.codes) if code >= 0})
    told = ts.number("TSVAL")
    wrong = ts.holds("TSPARMCD", "NARMS") & np.isfinite(told) & (told != arms)
    yield ts.found(wrong, f"NARMS is {{TSVAL}}; TA has {arms} arms", "TSVAL", "TSPARMCD")

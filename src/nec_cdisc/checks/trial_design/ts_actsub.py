"""The number of subjects is that of DM."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("TDS107", Level.WARNING, TS=("TSPARMCD", "TSVAL"), DM=("USUBJID", "ARMCD"))
def ts_actsub(ts: Records, dm: Records) -> Iterator[Found]:
    """The actual number of subjects (ACTSUB) is that of the subjects who were enrolled by DM, or of all in DM.

    Why: Reviewers compare it with the tables.
    Do: Count anew, or explain who is counted.
    Source: SDTMIG 3.4, TS, parameter ACTSUB; internal consistency with DM.
    """
    enrolled = dm.filled("ARMCD") & ~dm.matches("ARMCD", lambda code: code.upper() in {"SCRNFAIL", "NOTASSGN"})
    counts = {int(enrolled.sum()), len(dm), int((enrolled & dm.filled("RFXSTDTC")).sum())}
    told = ts.number("TSVAL")
    wrong = ts.holds("TSPARMCD", "ACTSUB") & np.isfinite(told) & ~np.isin(told, list(counts))
    says = f"ACTSUB is {{TSVAL}}; DM has {int(enrolled.sum())} subjects with an arm, and {len(dm)} in all"
    yield ts.found(wrong, says, "TSVAL", "TSPARMCD")

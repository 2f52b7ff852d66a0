"""No date lies behind the data cut-off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.extremes import earliest
from nec_cdisc.records.table import Records
from nec_cdisc.records.timing import date_variables


@check("GEN144", Level.WARNING, each=("STUDYID",), TS=("TSPARMCD", "TSVAL"))
def after_cut_off(records: Records, ts: Records) -> Iterator[Found]:
    """No date lies behind the data cut-off that the trial summary names.

    Why: What happened after the cut-off belongs to another analysis.
    Do: Leave the record out, or correct its date or the cut-off.
    Source: internal consistency with TS, parameter DCUTDTC.
    """
    cut = earliest(ts.dates("TSVAL"), np.where(ts.holds("TSPARMCD", "DCUTDTC"), 0, -1), 1)
    if not cut.complete[0] or not 0 < cut.first[0] <= date.max.toordinal():
        message = "TS has no complete date of a data cut-off"
        raise Skipped(message)
    day = date.fromordinal(int(cut.first[0]))
    planned = records.holds("--MOOD", "SCHEDULED")
    for name in date_variables(records):
        late = records.dates(name).after_day(day) & ~planned
        yield records.found(late, f"{name} {{{name}}} lies behind the data cut-off on {day}", name)

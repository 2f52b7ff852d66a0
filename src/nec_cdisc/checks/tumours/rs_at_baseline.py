"""There is no response at baseline."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._responses import RESPONSES
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours


@check(
    "TUM148",
    Level.WARNING,
    RS=("USUBJID", "RSTESTCD", "RSSTRESC"),
    TR=("USUBJID", "TRLNKID"),
    TU=("USUBJID",),
    DM=("USUBJID",),
)
def rs_at_baseline(rs: Records, tr: Records, tu: Records, facts: Facts, dm: Records | None = None) -> Iterator[Found]:
    """There is no response at the baseline, nor before it.

    Why: A response is a change from baseline; at baseline there is none.
    Do: Correct the visit, or take out the response.
    Source: RECIST 1.1, section 4.3.
    """
    read = tumours(tu, tr, dm, facts)
    place = read.at.of(rs)
    known = (place >= 0) & (np.append(read.at.baseline, -1)[place] >= 0) & ~np.append(read.at.later, True)[place]
    told = rs.holds("RSTESTCD", *RESPONSES) & rs.holds("RSSTRESC", "CR", "PR", "SD", "NON-CR/NON-PD", "PD")
    yield rs.found(known & told, "{RSTESTCD} is {RSSTRESC} at the baseline", "RSSTRESC", "VISIT")

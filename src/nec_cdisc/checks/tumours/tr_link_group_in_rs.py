"""Measurements after baseline belong to a response."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.table import SUBJECT, Records
from nec_cdisc.records.tumours import tumours


@check(
    "TUM104", Level.WARNING, TR=("USUBJID", "TRLNKGRP"), RS=("USUBJID", "RSLNKGRP"), TU=("USUBJID",), DM=("USUBJID",)
)
def tr_link_group_in_rs(
    tr: Records, rs: Records, tu: Records, facts: Facts, dm: Records | None = None
) -> Iterator[Found]:
    """Every TRLNKGRP of an assessment after baseline is an RSLNKGRP of the same subject.

    Why: Measurements that no response links to were not judged, or their link is wrong.
    Do: Correct TRLNKGRP or RSLNKGRP, or ask for the response.
    Source: SDTMIG 3.4, RS: records are linked to TR by RSLNKGRP and TRLNKGRP.
    """
    read = tumours(tu, tr, dm, facts)
    later = np.append(read.at.later, False)[read.at.of_record]
    lost = later & tr.filled("TRLNKGRP") & (tr.row_in(rs, SUBJECT, "--LNKGRP") < 0)
    first = np.zeros(len(tr), bool)
    group = tr.group(SUBJECT, "TRLNKGRP")
    rows = np.flatnonzero(lost)
    first[rows[np.unique(group[rows], return_index=True)[1]]] = True
    yield tr.found(first, "RS has no RSLNKGRP {TRLNKGRP} of this subject", "TRLNKGRP")

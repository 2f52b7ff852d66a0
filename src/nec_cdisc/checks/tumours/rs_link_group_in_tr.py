"""Responses name the measurements that they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("TUM103", Level.ERROR, RS=("USUBJID", "RSLNKGRP"), TR=("USUBJID", "TRLNKGRP"))
def rs_link_group_in_tr(rs: Records, tr: Records) -> Iterator[Found]:
    """Every RSLNKGRP is a TRLNKGRP of the same subject.

    Why: A response whose link leads nowhere cannot be held against the measurements.
    Do: Correct RSLNKGRP, or add the measurements of that assessment.
    Source: SDTMIG 3.4, RS: records are linked to TR by RSLNKGRP and TRLNKGRP.
    """
    lost = rs.filled("RSLNKGRP") & rs.filled(SUBJECT) & (rs.row_in(tr, SUBJECT, "--LNKGRP") < 0)
    yield rs.found(lost, "TR has no TRLNKGRP {RSLNKGRP} of this subject", "RSLNKGRP")

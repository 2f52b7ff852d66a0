"""Responses stand once."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.tumours._assessments import repeats_at_visit
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import evaluators
from nec_cdisc.records.table import Records


@check("TUM131", Level.ERROR, RS=("USUBJID", "RSTESTCD", "RSDTC"))
def rs_dup(rs: Records) -> Iterator[Found]:
    """A response stands once for the same category, evaluator and visit.

    Why: Of two records one decides, and nobody knows which.
    Do: Take out the repeated record, or correct evaluator or visit (unscheduled visits have numbers of their own).
    Source: SDTMIG 3.4, RS: natural keys.
    """
    again = repeats_at_visit(rs, rs.filled("RSTESTCD"), *evaluators(rs), "RSCAT", "RSSCAT", "RSTESTCD")
    yield rs.found(again, "{RSTESTCD} stands twice at {VISIT}", "RSTESTCD", "RSDTC")

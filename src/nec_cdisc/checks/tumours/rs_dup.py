"""Responses stand once."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.tumours._assessments import repeats
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import evaluators
from nec_cdisc.records.table import Records


@check("TUM131", Level.ERROR, RS=("USUBJID", "RSTESTCD", "RSDTC"))
def rs_dup(rs: Records) -> Iterator[Found]:
    """A response stands once for the same category, evaluator, visit and date.

    Why: Of two records one decides, and nobody knows which.
    Do: Take out the repeated record, or correct evaluator, visit or date.
    Source: Internal consistency.
    """
    again = repeats(
        rs, rs.filled("RSTESTCD"), *evaluators(rs), "RSCAT", "RSSCAT", "RSTESTCD", "VISITNUM", "VISIT", "RSDTC"
    )
    yield rs.found(again, "{RSTESTCD} stands twice on {RSDTC}", "RSTESTCD", "RSDTC")

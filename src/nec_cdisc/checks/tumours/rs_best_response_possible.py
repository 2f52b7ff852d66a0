"""The best response was one of the responses."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._responses import course_of
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: For each best response the overall responses of which one at least must be there.
NEEDS = {
    "CR": ("CR",),
    "PR": ("CR", "PR"),
    "SD": ("CR", "PR", "SD"),
    "NON-CR/NON-PD": ("CR", "NON-CR/NON-PD"),
    "PD": ("PD",),
}


@check("TUM139", Level.ERROR, RS=("USUBJID", "RSTESTCD", "RSSTRESC"))
def rs_best_response_possible(rs: Records) -> Iterator[Found]:
    """A best overall response is one that the overall responses of the evaluator allow.

    Why: The response rate counts best responses; one that no assessment shows was never seen.
    Do: Compare the best response with the overall responses of all assessments.
    Source: RECIST 1.1, section 4.4.3.
    """
    best = rs.holds("RSTESTCD", "BESTRESP")
    if not best.any():
        message = "RS has no best response"
        raise Skipped(message)
    course, overall = course_of(rs), rs.holds("RSTESTCD", "OVRLRESP")
    for response, needed in NEEDS.items():
        seen = np.bincount(course[overall & rs.holds("RSSTRESC", *needed)], minlength=int(course.max()) + 1) > 0
        impossible = best & rs.holds("RSSTRESC", response) & ~seen[course]
        yield rs.found(impossible, "The best response is {RSSTRESC}; no overall response allows it", "RSSTRESC")

"""What follows a progression."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._responses import course_of
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.dates import NEVER_LAST
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records


@check("TUM124", Level.WARNING, RS=("USUBJID", "RSTESTCD", "RSSTRESC", "RSDTC"))
def rs_after_progression(rs: Records) -> Iterator[Found]:
    """After a progressive disease no later overall response of the same evaluator is better.

    Why: A response after progression counts in no analysis; often the progression or a date is wrong.
    Do: Ask the evaluator which of the two is right; assessments under treatment beyond progression may be explained.
    Source: RECIST 1.1, section 4.3.1: progression is judged against the smallest sum on study.
    """
    overall = rs.holds("RSTESTCD", "OVRLRESP")
    course, day = course_of(rs), rs.dates("RSDTC")
    first = np.full(int(course.max(initial=-1)) + 1, NEVER_LAST, np.int64)
    progressed = overall & rs.holds("RSSTRESC", "PD") & day.valid
    np.minimum.at(first, course[progressed], day.last[progressed])
    since = first[course]
    better = overall & rs.holds("RSSTRESC", "CR", "PR", "SD", "NON-CR/NON-PD") & day.valid & (day.first > since)
    known = since < NEVER_LAST
    said = ShownDays(since)
    message = "The overall response is {RSSTRESC}; a progression was reported on {progression}"
    yield rs.found(better & known, message, "RSSTRESC", "RSDTC", said={"progression": said})

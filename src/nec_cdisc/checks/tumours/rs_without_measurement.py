"""Responses rest on measurements."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import TARGET
from nec_cdisc.records.table import SUBJECT, Records
from nec_cdisc.records.tumours import tumours


@check(
    "TUM141",
    Level.WARNING,
    RS=("USUBJID", "RSTESTCD", "RSSTRESC"),
    TR=("USUBJID", "TRLNKID", "TRTESTCD"),
    TU=("USUBJID",),
    DM=("USUBJID",),
)
def rs_without_measurement(
    rs: Records, tr: Records, tu: Records, facts: Facts, dm: Records | None = None
) -> Iterator[Found]:
    """Where target lesions have responded, or not, one of them at least was measured at the same visit.

    Why: CR, PR and SD of target lesions are made of measurements; without one nobody can follow them.
    Do: Ask for the measurements of the visit, or correct the visit of the response.
    Source: RECIST 1.1, section 4.3.1.
    """
    read = tumours(tu, tr, dm, facts)
    place = read.at.of(rs)
    measured = np.append(read.at.any(read.kind == TARGET), False)[place]
    told = rs.holds("RSTESTCD", "TRGRESP") & rs.holds("RSSTRESC", "CR", "PR", "SD") & rs.filled(SUBJECT)
    message = "The response of target lesions is {RSSTRESC} and TR has no target lesion of this visit"
    yield rs.found(told & ~measured, message, "RSSTRESC", "VISIT")

"""Each assessment ends in an overall response."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._assessments import first_records
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours


@check(
    "TUM105",
    Level.WARNING,
    TR=("USUBJID", "TRTESTCD"),
    RS=("USUBJID", "RSTESTCD", "RSSTRESC"),
    TU=("USUBJID",),
    DM=("USUBJID",),
)
def rs_overall_missing(
    tr: Records, rs: Records, tu: Records, facts: Facts, dm: Records | None = None
) -> Iterator[Found]:
    """Every assessment of lesions after baseline has an overall response of the same evaluator.

    Why: Progression and best response are found in overall responses; one that is missing is a missed progression.
    Do: Ask for the overall response of the assessment.
    Source: RECIST 1.1, section 4.4; internal consistency of TR and RS.
    """
    read = tumours(tu, tr, dm, facts)
    place = read.at.of(rs)
    told = rs.holds("RSTESTCD", "OVRLRESP") & (place >= 0)
    judged = np.bincount(place[told], minlength=len(read.at)) > 0
    lacking = read.at.later & ~judged & read.at.any(read.kind >= 0)
    yield tr.found(
        first_records(read, lacking), "Lesions were read and RS has no overall response of this assessment", "VISIT"
    )

"""Each assessment has what the others have."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._assessments import first_records
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.lesions import NON_TARGET, SUM, TARGET
from nec_cdisc.records.table import Mask, Positions, Records
from nec_cdisc.records.tumours import tumours

#: The part of the assessments that have something before it is missed in the others.
USUAL = 0.9


@check(
    "TUM153",
    Level.WARNING,
    TR=("USUBJID", "TRTESTCD", "TRSTRESN"),
    RS=("USUBJID", "RSTESTCD", "RSSTRESC"),
    TU=("USUBJID",),
    DM=("USUBJID",),
)
def assessment_incomplete(
    tr: Records, rs: Records, tu: Records, facts: Facts, dm: Records | None = None
) -> Iterator[Found]:
    """An assessment has a sum, responses of its kinds of lesions and word of new ones, where nearly all others have.

    Why: The overall response cannot be followed without what it is made of.
    Do: Ask for what is missing of the assessment.
    Source: RECIST 1.1, sections 4.3 and 4.4; internal consistency of TR and RS.
    """
    read = tumours(tu, tr, dm, facts)
    of_rs, size = read.at.of(rs), len(read.at)
    judged = _holds(of_rs, rs.holds("RSTESTCD", "OVRLRESP"), size) & read.at.later & ~read.unclear
    targets, others = read.at.any(read.kind == TARGET), read.at.any(read.kind == NON_TARGET)
    parts = {
        "sum of diameters": (
            read.at.any(read.reading) & read.complete,
            _holds(read.at.of_record, tr.holds("TRTESTCD", SUM), size),
        ),
        "response of target lesions": (targets, _holds(of_rs, rs.holds("RSTESTCD", "TRGRESP"), size)),
        "response of non-target lesions": (others, _holds(of_rs, rs.holds("RSTESTCD", "NTRGRESP"), size)),
        "word of new lesions": (targets | others, _holds(of_rs, rs.holds("RSTESTCD", "NEWLIND", "NEWLPROG"), size)),
    }
    for name, (asked, told) in parts.items():
        due = judged & asked
        if due.any() and told[due].mean() >= USUAL:
            says = f"Lesions were read and judged, and there is no {name} of this assessment"
            yield tr.found(first_records(read, due & ~told), says, "VISIT")


def _holds(place: Positions, records: Mask, size: int) -> Mask:
    """Say of which assessments there are records."""
    return np.bincount(place[records & (place >= 0)], minlength=size) > 0

"""The response of non-target lesions by their states."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.tumours._assessments import at_places, differs
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.shown import ShownValues
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours
from nec_cdisc.rules.overall_response import NON_TARGET as NON_TARGET_RESPONSES


@check(
    "TUM120",
    Level.WARNING,
    RS=("USUBJID", "RSTESTCD", "RSSTRESC"),
    TR=("USUBJID", "TRLNKID", "TRTESTCD", "TRSTRESC"),
    TU=("USUBJID",),
    DM=("USUBJID",),
)
def rs_non_target_response(
    rs: Records, tr: Records, tu: Records, facts: Facts, dm: Records | None = None
) -> Iterator[Found]:
    """The response of non-target lesions is the one that follows from what is said of each lesion.

    Why: Progression of non-target lesions is progression of the disease.
    Do: Ask the evaluator to compare the response with the states of the lesions.
    Source: RECIST 1.1, section 4.3.3.
    """
    read = tumours(tu, tr, dm, facts)
    place = read.at.of(rs)
    derived = at_places(read.non_target, place)
    told = rs.holds("RSTESTCD", "NTRGRESP") & rs.holds("RSSTRESC", *NON_TARGET_RESPONSES)
    message = "The response of non-target lesions is {RSSTRESC}; by the states of the lesions it is {derived}"
    wrong = told & differs(rs.text("RSSTRESC"), derived)
    yield rs.found(wrong, message, "RSSTRESC", said={"derived": ShownValues(derived)})

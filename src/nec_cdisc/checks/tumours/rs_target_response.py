"""The response of target lesions by the measurements."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.tumours._assessments import at_places, differs
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.shown import ShownValues
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours
from nec_cdisc.rules.overall_response import TARGET as TARGET_RESPONSES


@check(
    "TUM119",
    Level.ERROR,
    RS=("USUBJID", "RSTESTCD", "RSSTRESC"),
    TR=("USUBJID", "TRLNKID", "TRTESTCD", "TRSTRESN"),
    TU=("USUBJID",),
    DM=("USUBJID",),
)
def rs_target_response(
    rs: Records, tr: Records, tu: Records, facts: Facts, dm: Records | None = None
) -> Iterator[Found]:
    """The response of target lesions is the one that follows from the measurements by the criteria.

    Why: Response rate and progression rest on it; a wrong one changes the result of the trial.
    Do: Ask the evaluator to compare the response with the sums of diameters (baseline, nadir, this assessment).
    Source: RECIST 1.1, section 4.3.1.
    """
    read = tumours(tu, tr, dm, facts)
    place = read.at.of(rs)
    derived = at_places(read.target, place)
    sums = {name: ShownValues(at_places(getattr(read, name), place)) for name in ("total", "first", "nadir")}
    told = rs.holds("RSTESTCD", "TRGRESP") & rs.holds("RSSTRESC", *TARGET_RESPONSES)
    message = (
        "The response of target lesions is {RSSTRESC}; by the measurements it is {derived} "
        "(baseline {first} mm, smallest sum before {nadir} mm, now {total} mm)"
    )
    wrong = told & differs(rs.text("RSSTRESC"), derived)
    yield rs.found(wrong, message, "RSSTRESC", said={"derived": ShownValues(derived), **sums})

"""Analysis visits and their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import not_one_to_one
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADA108", Level.ERROR, each_analysis=("AVISIT", "AVISITN"))
def avisit_avisitn(records: Records) -> Iterator[Found]:
    """Each AVISIT has one AVISITN, and each AVISITN one AVISIT, within a parameter.

    Why: Tables by visit are sorted by the number; with two of one kind visits mix.
    Do: Give each analysis visit one number.
    Source: ADaMIG 1.3, AVISIT and AVISITN are one to one within a parameter.
    """
    within = ("PARAMCD",) if records.has("PARAMCD") else ()
    wrong = not_one_to_one(records, within, "AVISIT", "AVISITN")
    yield records.found(wrong, "{AVISIT} has AVISITN {AVISITN} here and another pair elsewhere", "AVISITN", "AVISIT")

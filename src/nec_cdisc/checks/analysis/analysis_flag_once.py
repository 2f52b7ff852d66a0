"""One record of a visit is analysed."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import repeats
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADB108", Level.WARNING, each_analysis=("USUBJID", "PARAMCD", "AVISIT", "ANL01FL"))
def analysis_flag_once(records: Records) -> Iterator[Found]:
    """One record of each subject, parameter and analysis visit is flagged for analysis.

    Why: An analysis by visit counts each subject once.
    Do: Derive the flag anew; where several records of a visit are analysed, say what tells them apart.
    Source: ADaMIG 1.3, ANLzzFL: which records an analysis takes.
    """
    by = tuple(
        name for name in (SUBJECT, "PARAMCD", "AVISIT", "ATPT", "BASETYPE", "DTYPE", *EVALUATORS) if records.has(name)
    )
    counts = records.holds("ANL01FL", "Y") & records.filled("AVISIT") & records.filled(SUBJECT)
    counts &= ~records.matches("AVISIT", lambda visit: visit.upper().startswith("UNSCHED"))
    again = repeats(records, counts, *by)
    yield records.found(
        again, "ANL01FL is Y for a second record of {PARAMCD} at {AVISIT}", "ANL01FL", "AVISIT", "PARAMCD"
    )


#: Evaluators, and specimens, have records of their own at one visit.
EVALUATORS = ("TREVAL", "TREVALID", "RSEVAL", "RSEVALID", "PARCAT1", "PARCAT2", "TRLNKID")

"""A gap between doses is collected."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.order import neighbours
from nec_cdisc.records.table import Positions, Records

#: Rhythms in which a day without dose is a day that was missed.
DAILY = ("QD", "BID", "TID", "QID", "Q12H", "Q8H", "Q6H", "QAM", "QPM", "QHS", "DAILY")


@check(
    "EXP102",
    Level.WARNING,
    EX=("USUBJID", "EXTRT", "EXDOSFRQ", "EXSTDTC", "EXENDTC"),
    EC=("USUBJID", "ECOCCUR", "ECSTDTC", "ECENDTC"),
)
def ex_gap_unexplained(ex: Records, ec: Records) -> Iterator[Found]:
    """Days without a daily dose between two dosing intervals are days that EC has as not taken.

    Why: Nobody knows whether the treatment was interrupted or the record of a dose is missing.
    Do: Ask the site for the doses between the two intervals.
    Source: SDTMIG 3.4, EC and EX: EC holds doses that were not taken; internal consistency.
    """
    start, end = ex.dates("EXSTDTC"), ex.dates("EXENDTC")
    known = start.complete & end.complete & ex.holds("EXDOSFRQ", *DAILY)
    pair = neighbours(ex.group("USUBJID", "EXTRT"), start.first, among=known)
    gap = start.first[pair.behind] - end.first[pair.before] > 1
    subjects = ec.row_in(ex)
    missed = ec.holds("ECOCCUR", "N") & (subjects >= 0)
    from_day = end.last[pair.before] + 1
    first = ec.dates("ECSTDTC").first
    told = np.isin(_of(ex.row_in(ex)[pair.behind], from_day), _of(subjects[missed], first[missed]))
    lost = pair.behind[gap & ~told]
    says = "no dose is recorded before {EXSTDTC}, and EC has none that was not taken"
    yield ex.found(np.sort(lost), says, "EXSTDTC")


def _of(subject: Positions, day: Positions) -> Positions:
    """Return one number for a subject and a day."""
    return subject.astype(np.int64) * (1 << 22) + np.clip(day, 0, (1 << 22) - 1)

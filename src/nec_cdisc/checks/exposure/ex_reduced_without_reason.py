"""A lower dose has a reason."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.order import neighbours
from nec_cdisc.records.table import Records


@check("EXP114", Level.WARNING, EX=("USUBJID", "EXTRT", "EXDOSE", "EXDOSU", "EXADJ", "EXSTDTC"))
def ex_reduced_without_reason(ex: Records) -> Iterator[Found]:
    """A dose that is lower than the one before it says why.

    Why: Reductions by adverse events are told from others by their reason.
    Do: Ask the site for the reason.
    Source: SDTMIG 3.4, EX, EXADJ: reason for dose adjustment.
    """
    if not ex.filled("EXADJ").any():
        message = "EX has no reason for any dose"
        raise Skipped(message)
    start = ex.dates("EXSTDTC")
    same = ex.group("USUBJID", "EXTRT", "EXDOSU", *(name for name in ("EXDOSFRQ",) if ex.has(name)))
    pair = neighbours(same, start.first, among=start.complete & ex.filled("EXDOSE"))
    dose = ex.number("EXDOSE")
    lower = (dose[pair.behind] < dose[pair.before]) & ex.blank("EXADJ")[pair.behind]
    yield ex.found(np.sort(pair.behind[lower]), "EXDOSE fell to {EXDOSE} and EXADJ is missing", "EXADJ", "EXDOSE")

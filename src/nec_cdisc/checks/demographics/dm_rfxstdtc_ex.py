"""The first exposure in DM is that of EX."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.extremes import earliest
from nec_cdisc.records.table import Records


@check("DMO103", Level.ERROR, DM=("USUBJID", "RFXSTDTC"), EX=("USUBJID", "EXSTDTC"))
def dm_rfxstdtc_ex(dm: Records, ex: Records) -> Iterator[Found]:
    """RFXSTDTC is the start of the subject's first dose in EX, and missing where there is none.

    Why: Baseline, treatment-emergent events and time to event are counted from the first dose.
    Do: Derive RFXSTDTC from EX anew.
    Source: SDTMIG 3.4, DM, RFXSTDTC: date of the first exposure to study treatment.
    """
    taken = np.where(ex.holds("EXOCCUR", "N"), -1, ex.row_in(dm))
    first, told = earliest(ex.dates("EXSTDTC"), taken, len(dm)), dm.dates("RFXSTDTC")
    wrong = told.before(first) | told.after(first)
    yield dm.found(wrong, "RFXSTDTC is {RFXSTDTC}, and EX does not begin on that day", "RFXSTDTC")
    yield dm.found(first.valid & dm.blank("RFXSTDTC"), "RFXSTDTC is missing and EX has a dose", "RFXSTDTC")
    yield dm.found(told.valid & ~first.valid, "RFXSTDTC is {RFXSTDTC} and EX has no dose", "RFXSTDTC")

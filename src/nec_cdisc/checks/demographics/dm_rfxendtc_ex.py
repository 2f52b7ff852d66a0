"""The last exposure in DM is that of EX."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.disposition import treatment_over
from nec_cdisc.records.extremes import latest
from nec_cdisc.records.table import Records


@check(
    "DMO104",
    Level.ERROR,
    DM=("USUBJID", "RFXENDTC"),
    EX=("USUBJID", "EXSTDTC", "EXENDTC"),
    DS=("USUBJID", "DSDECOD"),
)
def dm_rfxendtc_ex(dm: Records, ex: Records, ds: Records | None = None) -> Iterator[Found]:
    """RFXENDTC is the end of the subject's last dose in EX.

    It may be missing as long as the treatment goes on: between two doses, or while study drug is held.

    Why: The end of treatment decides how long an event counts as treatment-emergent, and when follow-up begins.
    Do: Derive RFXENDTC from EX anew; while a dose has no end, RFXENDTC is the start of that dose, or blank.
    Source: SDTMIG 3.4, DM, RFXENDTC: date of the last exposure to study treatment.
    """
    taken = np.where(ex.holds("EXOCCUR", "N"), -1, ex.row_in(dm))
    ends, starts = latest(ex.dates("EXENDTC"), taken, len(dm)), latest(ex.dates("EXSTDTC"), taken, len(dm))
    open_end = np.bincount(taken[(taken >= 0) & ex.blank("EXENDTC")], minlength=len(dm)) > 0
    told = dm.dates("RFXENDTC")
    later = told.before(starts) & ~told.before(ends)
    wrong = (told.before(ends) | told.before(starts) | (told.after(ends) & told.after(starts) & ~open_end)) & ~later
    yield dm.found(wrong, "RFXENDTC is {RFXENDTC}, and EX does not end on that day", "RFXENDTC")
    yield dm.found(later, "RFXENDTC is {RFXENDTC}, and a dose of EX begins later", "RFXENDTC")
    missing = dm.blank("RFXENDTC") & ends.valid & ~open_end & treatment_over(dm, ds)
    yield dm.found(missing, "RFXENDTC is missing and EX has an end", "RFXENDTC")

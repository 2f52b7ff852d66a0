"""Who was never treated has no dose."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DMO112", Level.ERROR, DM=("USUBJID", "ARMCD"), EX=("USUBJID",))
def dm_untreated_with_dose(dm: Records, ex: Records) -> Iterator[Found]:
    """A screen failure, or a subject never assigned or treated, has no dose in EX.

    Why: Such a subject is left out of the safety population although it took the treatment.
    Do: Correct the arm of the subject, or the subject of the dose.
    Source: SDTMIG 3.4, DM, ARMNRS; internal consistency with EX.
    """
    reason = dm.holds("ARMNRS", "SCREEN FAILURE", "NOT ASSIGNED", "ASSIGNED, NOT TREATED")
    reason |= dm.matches("ARMCD", lambda code: code.upper() in {"SCRNFAIL", "NOTASSGN", "NOTTRT"})
    doses = np.full(len(ex), -1)
    taken = ~ex.holds("EXOCCUR", "N")
    doses[taken] = ex.row_in(dm)[taken]
    dosed = np.bincount(doses[doses >= 0], minlength=len(dm)) > 0
    says = "the subject was not treated (ARMCD {ARMCD}) and EX has a dose"
    yield dm.found(reason & dosed, says, "ARMCD", "ARMNRS")

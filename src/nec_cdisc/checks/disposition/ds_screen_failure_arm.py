"""A screen failure has no arm."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DSP107", Level.ERROR, DS=("USUBJID", "DSDECOD"), DM=("USUBJID", "ARMCD"))
def ds_screen_failure_arm(ds: Records, dm: Records) -> Iterator[Found]:
    """A subject that failed screening has no arm, by DS and by DM alike.

    Why: Screen failures are left out of the analysis; DS and DM must name the same ones.
    Do: Correct the disposition, or the arm and ARMNRS.
    Source: SDTMIG 3.4, DM, ARMNRS SCREEN FAILURE, and DS.
    """
    rows = ds.row_in(dm)
    failed = ds.matches("DSDECOD", lambda text: text.upper() in {"SCREEN FAILURE", "SCREENING FAILURE"})
    assigned = dm.filled("ARMCD") & ~dm.matches("ARMCD", lambda code: code.upper() in {"SCRNFAIL", "NOTASSGN"})
    yield ds.found(failed & (rows >= 0) & assigned[rows], "DSDECOD is {DSDECOD} and DM has an arm", "DSDECOD")
    if failed.any():
        told = np.bincount(rows[failed & (rows >= 0)], minlength=len(dm)) > 0
        silent = dm.holds("ARMNRS", "SCREEN FAILURE") & ~told
        yield dm.found(silent, "ARMNRS is SCREEN FAILURE and DS does not say so", "ARMNRS")

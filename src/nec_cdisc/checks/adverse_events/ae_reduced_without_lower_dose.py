"""A reduced dose is lower."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("AEV123", Level.WARNING, AE=("USUBJID", "AEACN"), EX=("USUBJID", "EXDOSE"))
def ae_reduced_without_lower_dose(ae: Records, ex: Records) -> Iterator[Found]:
    """A subject whose dose was reduced by an adverse event took more than one dose level.

    Why: Dose reductions are counted from AE and from EX; both should tell the same.
    Do: Ask the site for the doses, or for the action.
    Source: internal consistency of AE with EX.
    """
    if ex.blank("EXDOSE").any():
        message = "EX has doses without a number"
        raise Skipped(message)
    levels = [name for name in ("EXDOSE", "EXDOSFRQ", "EXDOSU") if ex.has(name)]
    mine = ex.row_in(ae)
    level = ex.group(*levels)
    width = len(ex) + 1
    pairs = np.unique((mine * width + level)[mine >= 0]) // width
    several = np.bincount(pairs, minlength=len(ae)) > 1
    without = ae.holds("AEACN", "DOSE REDUCED") & (ae.row_in(ex) >= 0) & ~several[ae.row_in(ae)]
    yield ae.found(without, "AEACN is DOSE REDUCED and EX has one dose of the subject alone", "AEACN")

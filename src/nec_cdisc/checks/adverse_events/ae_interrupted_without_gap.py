"""An interrupted treatment shows in the doses."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV122", Level.WARNING, AE=("USUBJID", "AEACN"), EC=("USUBJID", "ECOCCUR"))
def ae_interrupted_without_gap(ae: Records, ec: Records) -> Iterator[Found]:
    """A subject whose treatment was interrupted by an adverse event has doses that were not taken.

    Why: Dose intensity is counted from EC, interruptions from AE; both should tell the same.
    Do: Ask the site for the days without dose, or for the action.
    Source: internal consistency of AE with EC.
    """
    missed = np.where(ec.holds("ECOCCUR", "N"), ec.row_in(ae), -1)
    interrupted = np.bincount(missed[missed >= 0], minlength=len(ae)) > 0
    dosed = ae.row_in(ec) >= 0
    without = ae.holds("AEACN", "DRUG INTERRUPTED") & dosed & ~interrupted[ae.row_in(ae)]
    says = "AEACN is DRUG INTERRUPTED and EC has no dose of the subject that was not taken"
    yield ae.found(without, says, "AEACN")

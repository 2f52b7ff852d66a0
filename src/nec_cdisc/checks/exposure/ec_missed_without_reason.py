"""A dose that was not taken has a reason."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("EXP106", Level.WARNING, EC=("ECOCCUR",))
def ec_missed_without_reason(ec: Records) -> Iterator[Found]:
    """A dose that was not taken, or a treatment that was interrupted, says why.

    Why: Interruptions by adverse events are told from others by their reason.
    Do: Ask the site for the reason.
    Source: SDTMIG 3.4, EC, ECOCCUR with ECREASOC or ECADJ.
    """
    held = [name for name in ("ECREASOC", "ECADJ") if ec.has(name)]
    if not held:
        message = "EC has neither ECREASOC nor ECADJ"
        raise Skipped(message)
    why = np.logical_or.reduce([ec.filled(name) for name in held])
    missed = ec.holds("ECOCCUR", "N") & ~ec.holds("ECMOOD", "SCHEDULED")
    yield ec.found(missed & ~why, "ECOCCUR is N and there is no reason", *held, "ECOCCUR")

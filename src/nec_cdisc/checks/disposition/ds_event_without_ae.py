"""Who stopped by an adverse event has one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.disposition import end_of_treatment
from nec_cdisc.records.table import Records


@check("DSP108", Level.WARNING, DS=("USUBJID", "DSDECOD"), AE=("USUBJID", "AEACN"))
def ds_event_without_ae(ds: Records, ae: Records) -> Iterator[Found]:
    """A subject that stopped treatment by an adverse event has one that led to withdrawal or to death.

    Why: Discontinuations by adverse events are counted from DS and from AE, and should agree.
    Do: Ask the site which event it was; correct its action taken.
    Source: internal consistency of DS with AE.
    """
    if not ae.filled("AEACN").any():
        message = "AE has no action taken"
        raise Skipped(message)
    cause = np.where(ae.holds("AEACN", "DRUG WITHDRAWN") | ae.holds("AEOUT", "FATAL"), ae.row_in(ds), -1)
    named = np.bincount(cause[cause >= 0], minlength=len(ds)) > 0
    without = end_of_treatment(ds) & ds.holds("DSDECOD", "ADVERSE EVENT") & ~named[ds.row_in(ds)]
    yield ds.found(without, "DSDECOD is ADVERSE EVENT and no event of AE led to withdrawal", "DSDECOD")

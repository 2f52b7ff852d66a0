"""What led to withdrawal ended the treatment."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("AEV119", Level.WARNING, AE=("USUBJID", "AEACN"), DS=("USUBJID", "DSDECOD"))
def ae_withdr_ds_discon(ae: Records, ds: Records) -> Iterator[Found]:
    """A subject from whom the treatment was withdrawn by an adverse event has a disposition that says so.

    Why: Discontinuations by adverse events are counted from AE and from DS, and should agree.
    Do: Ask the site why the treatment ended; correct AEACN or the disposition.
    Source: internal consistency of AE with DS; known to reviewers by this name.
    """
    ended = ds.matches("DSDECOD", lambda text: text.upper() in {"ADVERSE EVENT", "DEATH"})
    rows = np.where(ended, ds.row_in(ae), -1)
    by_event = np.bincount(rows[rows >= 0], minlength=len(ae)) > 0
    withdrawn = ae.holds("AEACN", "DRUG WITHDRAWN") & ~by_event[ae.row_in(ae)]
    says = "AEACN is DRUG WITHDRAWN and no disposition of the subject is by an adverse event"
    yield ae.found(withdrawn, says, "AEACN")

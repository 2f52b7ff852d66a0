"""Every subject has given consent."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records


@check("DSP105", Level.WARNING, DM=("USUBJID",), DS=("USUBJID", "DSDECOD"))
def ds_consent_missing(dm: Records, ds: Records) -> Iterator[Found]:
    """Where DS holds consents, each subject has one.

    Why: Nobody takes part without consent; its record is looked for at inspections.
    Do: Ask the site for the date of consent.
    Source: SDTMIG 3.4, DS, protocol milestone INFORMED CONSENT OBTAINED.
    """
    consents = ds.holds("DSDECOD", "INFORMED CONSENT OBTAINED")
    if not consents.any():
        message = "DS has no consent"
        raise Skipped(message)
    rows = ds.row_in(dm)[consents]
    given = np.bincount(rows[rows >= 0], minlength=len(dm)) > 0
    yield dm.found(~given & dm.filled("USUBJID"), "DS has no consent of the subject", "USUBJID")

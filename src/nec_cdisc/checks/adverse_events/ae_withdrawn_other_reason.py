"""Withdrawal by an event against the reason why treatment ended."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.disposition import end_of_treatment
from nec_cdisc.records.table import Records


@check("AEV130", Level.WARNING, AE=("USUBJID", "AEACN"), DS=("USUBJID", "DSDECOD"))
def ae_withdrawn_other_reason(ae: Records, ds: Records) -> Iterator[Found]:
    """Where an event led to withdrawal of the treatment, its end was not recorded for another reason.

    Why: Discontinuations by adverse events are counted from AE and from DS, and should agree.
    Do: Ask the site why the treatment ended; correct AEACN or the disposition.
    Source: internal consistency of AE with DS.
    """
    ended = end_of_treatment(ds) & ds.filled("DSDECOD")
    if not ended.any():
        message = "DS has no end of treatment"
        raise Skipped(message)
    other = ended & ~ds.matches("DSDECOD", lambda text: text.upper() in {"ADVERSE EVENT", "DEATH"})
    reasons = np.full(len(ae) + 1, -1, np.int64)
    rows = ds.row_in(ae)
    reasons[rows[other & (rows >= 0)]] = np.flatnonzero(other & (rows >= 0))
    at = reasons[ae.row_in(ae)]
    wrong = ae.holds("AEACN", "DRUG WITHDRAWN") & (at >= 0)
    reason = ds.text("DSDECOD").take(at).to_list()
    yield ae.found(wrong, "AEACN is DRUG WITHDRAWN and treatment ended by {reason}", "AEACN", said={"reason": reason})

"""The study started with the first consent."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.extremes import earliest
from nec_cdisc.records.table import Records


@check("TDS105", Level.WARNING, TS=("TSPARMCD", "TSVAL"), DS=("DSDECOD", "DSSTDTC"))
def ts_sstdtc_ds_consent(ts: Records, ds: Records) -> Iterator[Found]:
    """The study start lies between the first and the last informed consent, as that of the first enrolled subject.

    Why: The start of the study decides which standards apply.
    Do: Set SSTDTC to the date of the first consent.
    Source: definition of SSTDTC, date of first informed consent; known to reviewers by this name.
    """
    consents = ds.holds("DSDECOD", "INFORMED CONSENT OBTAINED")
    if not consents.any():
        message = "DS has no consent"
        raise Skipped(message)
    first = earliest(ds.dates("DSSTDTC"), np.where(consents, 0, -1), 1)
    start = ts.dates("TSVAL")
    starts = ts.holds("TSPARMCD", "SSTDTC")
    at = np.zeros(len(ts), np.int64)
    early = starts & start.before(first.at(at))
    yield ts.found(early, "SSTDTC is {TSVAL}, before the first consent in DS", "TSVAL", "TSPARMCD")
    others = ds.dates("DSSTDTC").at(np.flatnonzero(consents))
    known = others.valid
    if known.any():
        last = int(others.last[known].max())
        late = starts & start.valid & (start.first > last)
        yield ts.found(late, "SSTDTC is {TSVAL}, after all consents in DS", "TSVAL", "TSPARMCD")

"""Who was treated has a disposition."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.disposition import end_of_treatment
from nec_cdisc.records.table import Records


@check("DSP103", Level.WARNING, DM=("USUBJID", "RFXENDTC"), DS=("USUBJID", "DSDECOD"), TS=("TSPARMCD", "TSVAL"))
def ds_missing(dm: Records, ds: Records, ts: Records | None = None) -> Iterator[Found]:
    """A subject whose treatment has ended has a disposition event.

    While the trial goes on (ONGOSIND), the last dose so far is no end, unless the subject has left the trial or died.

    Why: The subject is missing in the table of disposition.
    Do: Ask the site why the treatment ended.
    Source: SDTMIG 3.4, DS: disposition of each subject that entered the study.
    """
    rows = np.where(end_of_treatment(ds) | ds.holds("DSCAT", "DISPOSITION EVENT"), ds.row_in(dm), -1)
    if not (rows >= 0).any():
        message = "DS has no disposition event"
        raise Skipped(message)
    told = np.bincount(rows[rows >= 0], minlength=len(dm)) > 0
    over = dm.filled("RFXENDTC") & ~told
    if ts is not None and (ts.holds("TSPARMCD", "ONGOSIND") & ts.holds("TSVAL", "Y")).any():
        over &= dm.filled("RFPENDTC") | dm.holds("DTHFL", "Y")
    yield dm.found(over, "treatment ended on {RFXENDTC} and DS does not say why", "RFXENDTC")

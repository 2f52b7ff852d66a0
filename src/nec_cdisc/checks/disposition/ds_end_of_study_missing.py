"""The end of the study in DS."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

PARTICIPATION = "STUDY PARTICIPATION"


@check("DSP120", Level.WARNING, DM=("USUBJID", "RFPENDTC"), DS=("USUBJID", "DSDECOD", "DSSCAT"))
def ds_end_of_study_missing(dm: Records, ds: Records) -> Iterator[Found]:
    """A subject whose participation has ended has a disposition of study participation.

    Why: Who left the study, and why, is counted from DS.
    Do: Ask the site for the form of the end of study; leave RFPENDTC blank while the subject takes part.
    Source: SDTMIG 3.4, DS; internal consistency with DM.RFPENDTC.
    """
    ended = ds.holds("DSSCAT", PARTICIPATION)
    if not ended.any():
        message = f"DS has no disposition of {PARTICIPATION}"
        raise Skipped(message)
    rows = ds.row_in(dm)
    told = np.bincount(rows[ended & (rows >= 0)], minlength=len(dm)) > 0
    says = "participation ended on {RFPENDTC}, and DS does not say why"
    yield dm.found(dm.filled("RFPENDTC") & ~told, says, "USUBJID", "RFPENDTC")

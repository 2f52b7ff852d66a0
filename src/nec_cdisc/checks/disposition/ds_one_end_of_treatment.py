"""Treatment ends once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.disposition import end_of_treatment
from nec_cdisc.records.table import Records


@check("DSP101", Level.WARNING, DS=("USUBJID", "DSDECOD"))
def ds_one_end_of_treatment(ds: Records) -> Iterator[Found]:
    """A subject has one disposition for the end of a treatment.

    Why: With two of them the reason for discontinuation depends on the order of the records.
    Do: Keep the one that is right; ends of several treatments need names of their own (DSSCAT, DSSTRTTG).
    Source: SDTMIG 3.4, DS: one disposition event per subject and epoch.
    """
    ends = np.flatnonzero(end_of_treatment(ds))
    parts = [name for name in ("DSSCAT", "EPOCH", "DSTRTTG", "DSSPID") if ds.has(name) and name != "DSSPID"]
    group = ds.group("USUBJID", *parts)[ends]
    several = np.bincount(group)[group] > 1 if len(group) else ends == -1
    yield ds.found(ends[several], "there are several ends of one treatment: {DSDECOD}", "DSDECOD")

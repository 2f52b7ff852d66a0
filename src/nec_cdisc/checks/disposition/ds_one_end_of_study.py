"""The study ends once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DSP102", Level.WARNING, DS=("USUBJID", "DSDECOD", "DSSCAT"))
def ds_one_end_of_study(ds: Records) -> Iterator[Found]:
    """A subject has one disposition for the end of its participation.

    Why: With two of them the reason depends on the order of the records.
    Do: Keep the one that is right.
    Source: SDTMIG 3.4, DS, DSSCAT STUDY PARTICIPATION.
    """
    ends = np.flatnonzero(ds.holds("DSSCAT", "STUDY PARTICIPATION"))
    group = ds.group("USUBJID")[ends]
    several = np.bincount(group)[group] > 1 if len(group) else ends == -1
    yield ds.found(ends[several], "there are several ends of participation: {DSDECOD}", "DSDECOD")

"""Who stopped by progression has one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.disposition import end_of_treatment
from nec_cdisc.records.table import Records


@check("DSP109", Level.NOTE, DS=("USUBJID", "DSDECOD"), RS=("USUBJID", "RSSTRESC"))
def ds_progression_without_rs(ds: Records, rs: Records) -> Iterator[Found]:
    """A subject that stopped treatment by progression has a response of progressive disease.

    Why: Progression-free survival is counted from responses; progression known by symptoms alone is missing there.
    Do: Ask the site for the assessment; explain clinical progressions in the reviewer's guide.
    Source: internal consistency of DS with RS.
    """
    progressed = ds.holds("DSDECOD", "PROGRESSIVE DISEASE", "DISEASE PROGRESSION")
    seen = np.where(rs.holds("RSSTRESC", "PD"), rs.row_in(ds), -1)
    told = np.bincount(seen[seen >= 0], minlength=len(ds)) > 0
    without = end_of_treatment(ds) & progressed & ~told[ds.row_in(ds)]
    yield ds.found(without, "DSDECOD is {DSDECOD} and RS has no PD of the subject", "DSDECOD")

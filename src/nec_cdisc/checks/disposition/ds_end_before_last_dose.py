"""Treatment ends with its last dose, or later."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.disposition import end_of_treatment
from nec_cdisc.records.extremes import latest
from nec_cdisc.records.table import Records


@check("DSP104", Level.WARNING, DS=("USUBJID", "DSDECOD", "DSSTDTC"), DM=("USUBJID", "RFXENDTC"))
def ds_end_before_last_dose(ds: Records, dm: Records) -> Iterator[Found]:
    """A treatment has not ended before its last dose; where a subject ended several, the last of them has not.

    Why: Either the last dose or the end of treatment is wrong; the on-treatment period depends on both.
    Do: Ask the site for both dates.
    Source: internal consistency of DS with DM.RFXENDTC.
    """
    rows = ds.row_in(dm)
    ended, dates = end_of_treatment(ds), ds.dates("DSSTDTC")
    last = latest(dates, np.where(ended, rows, -1), len(dm)).at(rows)
    early = ended & dates.before(dm.dates("RFXENDTC").at(rows)) & ~dates.before(last)
    dosed = dm.text("RFXENDTC").take(rows).to_list()
    says = "treatment ended on {DSSTDTC} and the last dose is of {dosed}"
    yield ds.found(early, says, "DSSTDTC", said={"dosed": dosed})

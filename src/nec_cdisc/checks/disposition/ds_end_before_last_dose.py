"""Treatment ends with its last dose, or later."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.disposition import another_treatment, end_of_treatment
from nec_cdisc.records.extremes import latest
from nec_cdisc.records.table import Records


@check(
    "DSP104", Level.WARNING, DS=("USUBJID", "DSDECOD", "DSSTDTC"), DM=("USUBJID", "RFXENDTC"), EX=("USUBJID", "EXSTDTC")
)
def ds_end_before_last_dose(ds: Records, dm: Records, ex: Records | None = None) -> Iterator[Found]:
    """A treatment has not ended before its last dose; of several ends of a subject the last one counts.

    Doses of a drug that the subject had not had until then are another treatment, as after a crossover.

    Why: Either the last dose or the end of treatment is wrong; the on-treatment period depends on both.
    Do: Ask the site for both dates.
    Source: internal consistency of DS with DM.RFXENDTC.
    """
    rows = ds.row_in(dm)
    ended, dates = end_of_treatment(ds), ds.dates("DSSTDTC")
    last = latest(dates, np.where(ended, rows, -1), len(dm))
    early = ended & dates.before(dm.dates("RFXENDTC").at(rows)) & ~dates.before(last.at(rows))
    if ex is not None:
        whose = ex.row_in(dm)
        crossed = whose[another_treatment(ex, last.at(whose)) & (whose >= 0)]
        early &= ~np.isin(rows, crossed)
    dosed = dm.text("RFXENDTC").take(rows).to_list()
    says = "treatment ended on {DSSTDTC} and the last dose is of {dosed}"
    yield ds.found(early, says, "DSSTDTC", said={"dosed": dosed})

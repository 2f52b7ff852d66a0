"""What was taken stands in EX."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.extremes import earliest, latest
from nec_cdisc.records.table import Records


@check("EXP113", Level.ERROR, EC=("USUBJID", "ECSTDTC", "ECENDTC"), EX=("USUBJID", "EXSTDTC", "EXENDTC"))
def ec_without_ex(ec: Records, ex: Records) -> Iterator[Found]:
    """A dose that EC has as taken lies within the exposure of the subject in EX.

    Why: Doses that were collected and not derived are missing in exposure.
    Do: Derive EX from EC anew.
    Source: SDTMIG 3.4, EC and EX; internal consistency.
    """
    taken = ~ec.holds("ECOCCUR", "N") & ~ec.holds("ECMOOD", "SCHEDULED") & ec.blank("ECSTAT")
    of = ex.row_in(ex)
    begins = earliest(ex.dates("EXSTDTC"), of, len(ex)).at(ec.row_in(ex))
    ends = latest(ex.dates("EXENDTC"), of, len(ex)).at(ec.row_in(ex))
    open_end = np.bincount(of[(of >= 0) & ex.blank("EXENDTC")], minlength=len(ex)) > 0
    start = ec.dates("ECSTDTC")
    outside = start.before(begins) | (start.after(ends) & ~open_end[ec.row_in(ex)]) | (ec.row_in(ex) < 0)
    yield ec.found(taken & outside, "the dose of {ECSTDTC} was taken and is not in EX", "ECSTDTC")

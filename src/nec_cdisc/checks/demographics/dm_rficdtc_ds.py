"""The consent in DM is that of DS."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.extremes import earliest
from nec_cdisc.records.table import Records


@check("DMO107", Level.ERROR, DM=("USUBJID", "RFICDTC"), DS=("USUBJID", "DSDECOD", "DSSTDTC"))
def dm_rficdtc_ds(dm: Records, ds: Records) -> Iterator[Found]:
    """RFICDTC is the date of the subject's informed consent in DS.

    Why: Whether a procedure was allowed depends on the date of consent; there must be one.
    Do: Correct the date in DM or in DS.
    Source: SDTMIG 3.4, DM, RFICDTC, and DS, DSDECOD INFORMED CONSENT OBTAINED.
    """
    consents = np.where(ds.holds("DSDECOD", "INFORMED CONSENT OBTAINED"), ds.row_in(dm), -1)
    first = earliest(ds.dates("DSSTDTC"), consents, len(dm))
    told = dm.dates("RFICDTC")
    wrong = told.before(first) | told.after(first)
    yield dm.found(wrong, "RFICDTC is {RFICDTC}, and the first consent in DS has another date", "RFICDTC")
    missing = dm.blank("RFICDTC") & first.valid
    yield dm.found(missing, "RFICDTC is missing and DS has a consent", "RFICDTC")

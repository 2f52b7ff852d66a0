"""Who was treated has a reference start date."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DMO106", Level.ERROR, DM=("USUBJID", "RFSTDTC"), EX=("USUBJID",))
def dm_rfstdtc_missing(dm: Records, ex: Records) -> Iterator[Found]:
    """A subject that was treated has a reference start date.

    Why: Without RFSTDTC no record of the subject has a study day.
    Do: Derive RFSTDTC as the study defines it, most often from the first dose.
    Source: SDTMIG 3.4, DM, RFSTDTC.
    """
    without = (dm.row_in(ex) >= 0) & dm.blank("RFSTDTC")
    yield dm.found(without, "RFSTDTC is missing and EX has doses of the subject", "RFSTDTC")

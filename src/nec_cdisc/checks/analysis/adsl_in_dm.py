"""Subjects of ADSL are subjects of the study."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import SUBJECT, Records


@check("ADS102", Level.ERROR, ADSL=("USUBJID",), DM=("USUBJID",))
def adsl_in_dm(adsl: Records, dm: Records) -> Iterator[Found]:
    """Every subject of ADSL is in DM.

    Why: ADSL is made of DM; a subject that DM does not have can be traced to nothing.
    Do: Correct USUBJID, or add the subject to DM.
    Source: ADaMIG 1.3, ADSL; SDTMIG 3.4, DM: every subject is there.
    """
    yield adsl.found(adsl.filled(SUBJECT) & (adsl.row_in(dm) < 0), "DM has no subject {USUBJID}", SUBJECT)

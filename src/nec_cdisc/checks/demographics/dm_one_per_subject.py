"""DM has one record per subject."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DMO101", Level.ERROR, DM=("USUBJID",))
def dm_one_per_subject(dm: Records) -> Iterator[Found]:
    """DM has one record per subject.

    Why: With two records a subject counts twice, and has two arms, two ages, two reference dates.
    Do: Keep the record that is right; a subject screened twice keeps one record per participation by SDTMIG.
    Source: SDTMIG 3.4, DM: one record per subject.
    """
    several = dm.filled("USUBJID") & dm.repeated("USUBJID")
    yield dm.found(several, "{USUBJID} has several records in DM", "USUBJID")

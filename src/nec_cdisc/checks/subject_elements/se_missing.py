"""Every subject entered an element."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("SEV104", Level.WARNING, DM=("USUBJID",), SE=("USUBJID",))
def se_missing(dm: Records, se: Records) -> Iterator[Found]:
    """Each subject of DM has an element in SE.

    Why: Without elements no record of the subject has an epoch.
    Do: Derive the elements of the subject.
    Source: SDTMIG 3.4, SE: the elements that each subject entered.
    """
    yield dm.found(dm.filled("USUBJID") & (dm.row_in(se) < 0), "SE has no element of the subject", "USUBJID")

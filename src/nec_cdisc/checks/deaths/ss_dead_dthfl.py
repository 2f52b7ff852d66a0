"""Who was found dead is dead."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH113", Level.ERROR, SS=("USUBJID", "SSSTRESC"), DM=("USUBJID", "DTHFL"))
def ss_dead_dthfl(ss: Records, dm: Records) -> Iterator[Found]:
    """A subject that follow-up found dead is dead in DM.

    Why: A death that DM does not know is missing in survival.
    Do: Set DTHFL and DTHDTC in DM, or correct the status.
    Source: SDTMIG 3.4, SS and DM.DTHFL; internal consistency.
    """
    rows = ss.row_in(dm)
    dead = ss.matches("SSSTRESC", lambda text: text.upper() == "DEAD")
    yield ss.found(dead & (rows >= 0) & ~dm.holds("DTHFL", "Y")[rows], "it was dead and DM.DTHFL is not Y", "SSSTRESC")

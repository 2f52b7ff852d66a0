"""A disposition by death is a death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH104", Level.ERROR, DS=("USUBJID", "DSDECOD"), DM=("USUBJID", "DTHFL"))
def ds_dsdecod_death(ds: Records, dm: Records) -> Iterator[Found]:
    """A subject whose disposition is death is dead in DM.

    Why: Survival is analysed from DM; a death that it does not know is missing there.
    Do: Set DTHFL and DTHDTC in DM, or correct the disposition.
    Source: SDTMIG 3.4, DM, DTHFL; known to reviewers by this name.
    """
    rows = ds.row_in(dm)
    alive = ds.holds("DSDECOD", "DEATH") & (rows >= 0) & ~dm.holds("DTHFL", "Y")[rows]
    yield ds.found(alive, "DSDECOD is DEATH and DM.DTHFL is not Y", "DSDECOD")

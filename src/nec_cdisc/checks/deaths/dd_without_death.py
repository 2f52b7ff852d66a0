"""Details of a death are of a death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH107", Level.ERROR, DD=("USUBJID",), DM=("USUBJID", "DTHFL"))
def dd_without_death(dd: Records, dm: Records) -> Iterator[Found]:
    """A subject with details of its death is dead in DM.

    Why: A death that DM does not know is missing in survival.
    Do: Set DTHFL and DTHDTC in DM, or remove the details.
    Source: SDTMIG 3.4, DD; internal consistency with DM.DTHFL.
    """
    rows = dd.row_in(dm)
    alive = (rows >= 0) & ~dm.holds("DTHFL", "Y")[rows] & dd.blank("DDSTAT")
    yield dd.found(alive, "there are details of a death and DM.DTHFL is not Y", "DDTESTCD")

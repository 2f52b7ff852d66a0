"""A death has its details."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH109", Level.WARNING, DM=("USUBJID", "DTHFL"), DD=("USUBJID",))
def dd_missing(dm: Records, dd: Records) -> Iterator[Found]:
    """Where details of deaths are collected, each subject that died has them.

    Why: A death without cause cannot be told from one by the disease or by the treatment.
    Do: Ask the site for the cause of death; UNKNOWN is one.
    Source: SDTMIG 3.4, DD; internal consistency with DM.DTHFL.
    """
    without = dm.holds("DTHFL", "Y") & (dm.row_in(dd) < 0)
    yield dm.found(without, "DTHFL is Y and DD has no details of the death", "DTHFL")

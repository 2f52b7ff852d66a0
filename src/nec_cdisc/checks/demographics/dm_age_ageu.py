"""An age has a unit."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DMO109", Level.ERROR, DM=("AGE", "AGEU"))
def dm_age_ageu(dm: Records) -> Iterator[Found]:
    """An age has a unit, and a unit an age.

    Why: 18 may be months.
    Do: Add what is missing.
    Source: SDTMIG 3.4, DM, AGE and AGEU.
    """
    yield dm.found(dm.filled("AGE") & dm.blank("AGEU"), "AGE is {AGE} and AGEU missing", "AGEU", "AGE")
    yield dm.found(dm.blank("AGE") & dm.filled("AGEU"), "AGEU is {AGEU} and AGE missing", "AGE", "AGEU")

"""Several races are named."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DMO115", Level.WARNING, DM=("USUBJID", "RACE"), SUPPDM=("USUBJID", "QNAM"))
def dm_race_multiple(dm: Records, suppdm: Records | None = None) -> Iterator[Found]:
    """A subject of several races has them in SUPPDM.

    Why: MULTIPLE alone tells nobody which ones.
    Do: Submit the races as RACE1, RACE2, ... in SUPPDM.
    Source: SDTMIG 3.4, DM, assumptions on RACE MULTIPLE.
    """
    several = dm.holds("RACE", "MULTIPLE")
    if suppdm is not None:
        races = suppdm.matches("QNAM", lambda name: name.startswith("RACE"))
        rows = suppdm.row_in(dm)[races]
        several &= np.bincount(rows[rows >= 0], minlength=len(dm)) == 0
    yield dm.found(several, "RACE is MULTIPLE and SUPPDM does not name them", "RACE")

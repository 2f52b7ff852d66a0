"""A death is a disposition."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH105", Level.WARNING, DM=("USUBJID", "DTHFL"), DS=("USUBJID", "DSDECOD"))
def dm_death_without_ds(dm: Records, ds: Records) -> Iterator[Found]:
    """A subject that died has a disposition of death.

    Why: Tables of disposition and of deaths count different subjects.
    Do: Add the end of the study by death to DS, or explain how the death became known.
    Source: internal consistency of DM with DS.
    """
    rows = np.where(ds.holds("DSDECOD", "DEATH"), ds.row_in(dm), -1)
    told = np.bincount(rows[rows >= 0], minlength=len(dm)) > 0
    yield dm.found(dm.holds("DTHFL", "Y") & ~told, "DTHFL is Y and DS has no death", "DTHFL")

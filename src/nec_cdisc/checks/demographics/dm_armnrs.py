"""Who has no arm has a reason for it."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DMO111", Level.ERROR, DM=("ARMCD", "ARMNRS"))
def dm_armnrs(dm: Records) -> Iterator[Found]:
    """A subject without an arm, planned or actual, has a reason for it, and one with both has none.

    Why: Tables of disposition count screen failures and subjects never treated by this reason.
    Do: Fill ARMNRS, or the arm.
    Source: SDTMIG 3.4, DM, ARMNRS: the reason why ARM or ACTARM is null.
    """
    actual = dm.blank("ACTARMCD") if dm.has("ACTARMCD") else dm.blank("ARMCD")
    without = (dm.blank("ARMCD") | actual) & dm.blank("ARMNRS")
    yield dm.found(without, "the subject has no arm and ARMNRS is missing", "ARMNRS", "ARMCD", "ACTARMCD")
    both = dm.filled("ARMCD") & ~actual & dm.filled("ARMNRS") & ~dm.holds("ARMNRS", "UNPLANNED TREATMENT")
    yield dm.found(both, "ARMNRS is {ARMNRS} and the subject has an arm", "ARMNRS", "ARMCD", "ACTARMCD")

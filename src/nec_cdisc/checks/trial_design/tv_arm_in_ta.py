"""Visits are planned for arms that there are."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("TDS134", Level.ERROR, TV=("ARMCD",), TA=("ARMCD",))
def tv_arm_in_ta(tv: Records, ta: Records) -> Iterator[Found]:
    """A visit that is planned for one arm is planned for an arm of TA.

    Why: A visit of an arm that is not there is planned for nobody.
    Do: Correct ARMCD, or leave it blank where the visit is planned for all arms.
    Source: SDTMIG 3.4, TV, ARMCD.
    """
    arms = frozenset(map(str, ta.text("ARMCD").values))
    yield tv.found(tv.filled("ARMCD") & ~tv.holds("ARMCD", *arms), "arm {ARMCD} is not in TA", "ARMCD")

"""The date of death."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._values import values_at
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records, Values


@check("ADS107", Level.ERROR, ADSL=("USUBJID", "DTHDT"), DM=("USUBJID", "DTHDTC"))
def dthdt_dm(adsl: Records, dm: Records) -> Iterator[Found]:
    """DTHDT is the date of death of DM, or one that its partial date may mean.

    Why: Survival is counted to it.
    Do: Derive DTHDT from DM.DTHDTC anew.
    Source: ADaMIG 1.3, DTHDT; SDTMIG 3.4, DTHDTC.
    """
    row = adsl.row_in(dm)
    mine, theirs = adsl.dates("DTHDT"), dm.dates("DTHDTC").at(row)
    said: dict[str, Values] = {"mine": ShownDays(mine.first), "there": values_at(dm, "DTHDTC", row)}
    outside = mine.before(theirs) | mine.after(theirs)
    yield adsl.found(outside, "DTHDT is {mine}; DM has {there}", "DTHDT", said=said)
    lacking = theirs.complete & ~mine.valid
    yield adsl.found(lacking, "DTHDT is missing; DM has {there}", "DTHDT", said=said)
    more = mine.valid & (row >= 0) & ~theirs.valid
    yield adsl.found(more, "DTHDT is {mine} and DM has no date of death", "DTHDT", said=said)

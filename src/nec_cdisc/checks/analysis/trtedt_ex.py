"""The last dose."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._exposure import doses, ends
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.dates import NEVER_FIRST
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records


@check("ADS106", Level.ERROR, ADSL=("USUBJID", "TRTEDT"), EX=("USUBJID", "EXSTDTC"))
def trtedt_ex(adsl: Records, ex: Records) -> Iterator[Found]:
    """TRTEDT is the day of the last dose in EX.

    Why: Duration of treatment, and what counts as under treatment, end with it.
    Do: Derive TRTEDT from EX anew; ask the site where a dose has no end.
    Source: ADaMIG 1.3, TRTEDT: date of last exposure to treatment.
    """
    given = doses(ex)
    name = "EXENDTC" if ex.has("EXENDTC") else "EXSTDTC"
    earliest = ends(ex, given, ex.dates(name).first, adsl, first=False)
    surely = ends(ex, given, ex.dates(name).last, adsl, first=False)
    mine = adsl.dates("TRTEDT")
    outside = mine.valid & (earliest > NEVER_FIRST) & ((mine.last < earliest) | (mine.first > surely))
    said = {"mine": ShownDays(mine.first), "there": ShownDays(surely)}
    yield adsl.found(outside, "TRTEDT is {mine}; the last dose in EX is of {there}", "TRTEDT", said=said)

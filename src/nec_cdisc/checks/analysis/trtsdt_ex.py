"""The first dose."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._exposure import doses, ends
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.dates import NEVER_FIRST
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records


@check("ADS105", Level.ERROR, ADSL=("USUBJID", "TRTSDT"), EX=("USUBJID", "EXSTDTC"))
def trtsdt_ex(adsl: Records, ex: Records) -> Iterator[Found]:
    """TRTSDT is the day of the first dose in EX.

    Why: Baseline, analysis days and treatment-emergence are counted from it.
    Do: Derive TRTSDT from EX anew; ask the site where a dose has no start.
    Source: ADaMIG 1.3, TRTSDT: date of first exposure to treatment.
    """
    given = doses(ex)
    earliest = ends(ex, given, ex.dates("EXSTDTC").first, adsl, first=True)
    surely = ends(ex, given, ex.dates("EXSTDTC").last, adsl, first=True)
    mine = adsl.dates("TRTSDT")
    outside = mine.valid & (earliest > NEVER_FIRST) & ((mine.last < earliest) | (mine.first > surely))
    said = {"mine": ShownDays(mine.first), "there": ShownDays(earliest)}
    yield adsl.found(outside, "TRTSDT is {mine}; the first dose in EX is of {there}", "TRTSDT", said=said)
    dosed = adsl.row_in(ex.part(given)) >= 0
    yield adsl.found(dosed & adsl.blank("TRTSDT"), "EX has doses of the subject and TRTSDT is missing", "TRTSDT")
    yield adsl.found(~dosed & mine.valid, "TRTSDT is {mine} and EX has no dose of the subject", "TRTSDT", said=said)

"""A planned time point has one number."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records


@check("GEN140", Level.ERROR, each=("--TPT", "--TPTNUM"))
def tpt_one_number(records: Records) -> Iterator[Found]:
    """A planned time point has one number within its reference, and a number one time point.

    Why: Time points sort by their number, and merge by either of the two.
    Do: Correct the number or the name.
    Source: SDTMIG 3.4, section 4.4.10 on planned time points.
    """
    within = ("--TPTREF",) if records.has("--TPTREF") and records.filled("--TPTREF").any() else ()
    other = unusual(records, (*within, "--TPT"), "--TPTNUM")
    says = "--TPT {--TPT} has --TPTNUM {--TPTNUM} here and {usual} elsewhere"
    yield records.found(other.mask, says, "--TPTNUM", "--TPT", said={"usual": other.usual})
    more = unusual(records, (*within, "--TPTNUM"), "--TPT", ~other.mask)
    says = "--TPTNUM {--TPTNUM} is {--TPT} here and {usual} elsewhere"
    yield records.found(more.mask, says, "--TPT", "--TPTNUM", said={"usual": more.usual})

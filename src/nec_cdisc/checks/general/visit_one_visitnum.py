"""A visit has one number in all datasets."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package
from nec_cdisc.records.pairing import differs, usual_pairs
from nec_cdisc.records.table import Records


@check("GEN114", Level.ERROR, each=("VISITNUM", "VISIT"))
def visit_one_visitnum(records: Records, package: Package) -> Iterator[Found]:
    """A VISIT has the same VISITNUM in all datasets; unscheduled ones may share their name.

    Why: Records of one visit sort and merge as if they were of two.
    Do: Correct the number or the name by the list of visits (TV).
    Source: SDTMIG 3.4, section 4.4.5: VISIT and VISITNUM have a one-to-one relationship.
    """
    tables = [table for table in package.tabulation if table.has("VISITNUM", "VISIT")]
    planned = [table for table in tables if table.name == "TV"]
    pairs = {**usual_pairs(tables, "VISIT", "VISITNUM"), **usual_pairs(planned, "VISIT", "VISITNUM")}
    other = differs(records, "VISIT", "VISITNUM", pairs)
    named = ~records.matches("VISIT", lambda text: "UNSCH" in text.upper() or "UNPLAN" in text.upper())
    says = "VISIT {VISIT} has VISITNUM {VISITNUM} here and {usual} elsewhere"
    yield records.found(other.mask & named, says, "VISITNUM", "VISIT", said={"usual": other.usual})

"""A visit number has one name in all datasets."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package
from nec_cdisc.records.pairing import differs, usual_pairs
from nec_cdisc.records.table import Records


@check("GEN113", Level.ERROR, each=("VISITNUM", "VISIT"))
def visitnum_one_visit(records: Records, package: Package) -> Iterator[Found]:
    """A VISITNUM stands for the same VISIT in all datasets.

    Why: Data of one visit fall apart, and data of two visits come together, wherever they are merged by number.
    Do: Correct the number or the name by the list of visits (TV).
    Source: SDTMIG 3.4, section 4.4.5: VISIT and VISITNUM have a one-to-one relationship.
    """
    tables = [package["TV"]] if "TV" in package and package["TV"].has("VISITNUM", "VISIT") else []
    tables += [table for table in package.tabulation if table.name != "TV" and table.has("VISITNUM", "VISIT")]
    planned = usual_pairs(tables[:1], "VISITNUM", "VISIT") if tables[0].name == "TV" else {}
    other = differs(records, "VISITNUM", "VISIT", {**usual_pairs(tables, "VISITNUM", "VISIT"), **planned})
    says = "VISITNUM {VISITNUM} is {VISIT} here and {usual} elsewhere"
    yield records.found(other.mask, says, "VISIT", "VISITNUM", said={"usual": other.usual})

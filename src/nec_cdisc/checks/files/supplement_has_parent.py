"""Supplemental qualifiers against their datasets."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package

START = "SUPP"


@check("PKG112", Level.ERROR)
def supplement_has_parent(package: Package) -> Iterator[Found]:
    """A dataset of supplemental qualifiers stands beside the dataset that it belongs to.

    Why: A qualifier without its record says nothing.
    Do: Add the dataset, or leave its qualifiers out.
    Source: SDTMIG 3.4, section 8.4.
    """
    supplements = [table for name, table in package.tables.items() if name.startswith(START)]
    if not supplements:
        message = "the package has no supplemental qualifiers"
        raise Skipped(message)
    for table in supplements:
        parent = table.name.removeprefix(START)
        if not any(True for _ in package.domain(parent)):
            yield table.found_whole(f"there is no {parent} beside {table.name}")

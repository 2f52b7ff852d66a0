"""Datasets without records."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package


@check("PKG104", Level.ERROR)
def dataset_without_records(package: Package) -> Iterator[Found]:
    """A dataset has records.

    Why: A dataset without records says nothing, and checks that read it cannot be made. One for which nothing was
        collected is left out and explained in the reviewer's guide.
    Do: Find out where the records were lost; leave the dataset out where there are none.
    Source: SDTMIG 3.4, section 3.2, datasets without records are not submitted.
    """
    for table in package.tables.values():
        if not len(table):
            yield table.found_whole(f"{table.name} has no record")

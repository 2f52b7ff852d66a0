"""Datasets without records."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package


@check("PKG104", Level.WARNING)
def dataset_without_records(package: Package) -> Iterator[Found]:
    """A dataset has records.

    Why: A dataset without records says nothing, and checks that read it cannot be made. It may be right while a study
        goes on and nothing of the kind was collected yet.
    Do: Find out where the records were lost; where there are none leave the dataset out of a submission, and say so in
        the reviewer's guide.
    Source: SDTMIG 3.4, section 3.2, datasets without records are not submitted.
    """
    for table in package.tables.values():
        if not len(table):
            yield table.found_whole(f"{table.name} has no record")

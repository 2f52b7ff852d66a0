"""Names of files against the datasets in them."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package


@check("PKG103", Level.ERROR)
def file_name(package: Package) -> Iterator[Found]:
    """A file has the name of its dataset.

    Why: define.xml and reviewers find a dataset by the name of its file.
    Do: Name the file after the dataset in it, in lower case.
    Source: FDA, Study Data Technical Conformance Guide, dataset names; define.xml 2.1, leaf of an ItemGroupDef.
    """
    for name, table in package.tables.items():
        stem = table.file.partition(".")[0]
        if stem.upper() != name:
            yield table.found_whole(f"the file {table.file} holds the dataset {name}")

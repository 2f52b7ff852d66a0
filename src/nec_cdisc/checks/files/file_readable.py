"""Files that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package


@check("PKG101", Level.REJECT)
def file_readable(package: Package) -> Iterator[Found]:
    """Each file of the package can be read as a dataset.

    Why: A reviewer who cannot open a file has no dataset, and everything that was checked without it says less.
    Do: Write the file anew; one that was cut off or changed on its way is copied again.
    Source: FDA, Study Data Technical Conformance Guide, file format; the XPORT version 5 specification.
    """
    read = {table.file for table in package.tables.values()}
    for file, problems in package.unread.items():
        if file not in read:
            yield Found(file.partition(".")[0].upper(), "; ".join(problem.message for problem in problems))

"""Files that hold more than their dataset, or values that no dataset can hold."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package


@check("PKG102", Level.ERROR)
def file_read_whole(package: Package) -> Iterator[Found]:
    """All that a file holds can be read: no damaged text, no special missing value, no second dataset of a name.

    Why: What is read in part is checked in part.
    Do: Write the file anew from its source, one dataset in a file, with plain missing values and ASCII text.
    Source: the XPORT version 5 specification; FDA, Study Data Technical Conformance Guide, file format.
    """
    names = {table.file: name for name, table in package.tables.items()}
    for file, problems in package.unread.items():
        if file in names:
            for problem in problems:
                yield Found(names[file], problem.message)

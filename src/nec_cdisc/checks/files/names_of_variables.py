"""Names of datasets and variables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package

_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,7}", re.ASCII)


@check("PKG108", Level.ERROR)
def names_of_variables(package: Package) -> Iterator[Found]:
    """Names of datasets and variables are 1 to 8 letters, digits and underscores, in upper case, a letter in front.

    Why: Transport files of version 5 hold no other names, and SAS programs cannot name them.
    Do: Rename the variable in the mapping.
    Source: the XPORT version 5 specification; SDTMIG 3.4, section 2.2.
    """
    for name, table in package.tables.items():
        if not _NAME.fullmatch(name):
            yield table.found_whole(f"{name!r} is no name of a dataset")
        wrong = [variable for variable in table.dataset.columns if not _NAME.fullmatch(variable)]
        for variable in wrong:
            yield table.found_whole(f"{variable!r} is no name of a variable", variable)

"""Packages without any dataset."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package


@check("PKG114", Level.REJECT)
def package_has_datasets(package: Package) -> Iterator[Found]:
    """A package has at least one dataset that can be read.

    Why: Of a folder without datasets nothing can be checked, and nothing of it is fit for a reviewer.
    Do: Name the folder that holds the transport files or the Dataset-JSON, or make the datasets first.
    Source: internal consistency.
    """
    if not package.tables:
        yield Found("", "there is no dataset that can be read")

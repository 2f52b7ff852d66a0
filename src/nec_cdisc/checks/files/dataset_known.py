"""Datasets that the standard does not know."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package
from nec_cdisc.standard.model import Standard


@check("PKG113", Level.NOTE)
def dataset_known(package: Package, standard: Standard) -> Iterator[Found]:
    """A dataset of SDTM is one of the specifications, which can then be held against it.

    Why: Of a dataset without a specification neither variables nor terms can be checked.
    Do: Load the standard's description of the dataset (nec-cdisc standard import), or declare it in specs/.
    Source: SDTMIG 3.4, section 2.6, custom domains are declared.
    """
    for table in package.tabulation:
        parts = (table.name, table.name[:2])
        if all(standard.dataset(name) is None for name in parts):
            yield table.found_whole(f"nothing is known of {table.name}")

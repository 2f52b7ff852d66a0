"""A package of SDTM has its subjects."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package


@check("TDS101", Level.REJECT)
def dm_present(package: Package) -> Iterator[Found]:
    """A package of SDTM holds DM.

    Why: The Food and Drug Administration refuses a study without dm.xpt.
    Do: Put dm.xpt beside the other datasets.
    Source: FDA technical rejection criteria, 1736.
    """
    if not any(True for _ in package.tabulation):
        message = "there is no dataset of SDTM"
        raise Skipped(message)
    if "DM" not in package or not len(package["DM"]):
        yield Found("DM", "there is no DM with records")

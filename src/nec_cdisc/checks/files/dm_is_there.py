"""Demographics and subject level datasets, without which an authority refuses a study."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package


@check("PKG105", Level.REJECT)
def dm_is_there(package: Package) -> Iterator[Found]:
    """A package of SDTM has DM, and one of analysis datasets ADSL.

    Why: Without them no subject of the study can be told, and the package is refused.
    Do: Add the dataset to the folder; look whether its file could not be read.
    Source: FDA, technical rejection criteria for study data, 1736.
    """
    if not package.tables:
        message = "the package has no dataset"
        raise Skipped(message)
    if any(True for _ in package.tabulation) and "DM" not in package:
        yield Found("DM", "there are datasets of SDTM, and no DM")
    if any(True for _ in package.analysis) and "ADSL" not in package:
        yield Found("ADSL", "there are analysis datasets, and no ADSL")

"""Trial summary, without which an authority refuses a study."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package


@check("PKG106", Level.REJECT)
def ts_is_there(package: Package) -> Iterator[Found]:
    """A package of SDTM has TS.

    Why: Study start date and standards are read from it; without it the package is refused.
    Do: Describe the trial in the protocol block of the study, or add the file to the folder.
    Source: FDA, technical rejection criteria for study data, 1734.
    """
    if not any(True for _ in package.tabulation):
        message = "the package has no dataset of SDTM"
        raise Skipped(message)
    if "TS" not in package:
        yield Found("TS", "there are datasets of SDTM, and no TS")

"""What is serious has a criterion."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: The criteria of seriousness.
CRITERIA = ("AESCAN", "AESCONG", "AESDISAB", "AESDTH", "AESHOSP", "AESLIFE", "AESOD", "AESMIE", "AESINTV")


@check("AEV108", Level.ERROR, AE=("AESER",))
def ae_serious_without_criterion(ae: Records) -> Iterator[Found]:
    """A serious adverse event meets at least one criterion of seriousness.

    Why: Reports to authorities name the criterion.
    Do: Ask the site why the event is serious.
    Source: SDTMIG 3.4, AE, AESER and the criteria AESCAN to AESMIE; ICH E2A.
    """
    held = [name for name in CRITERIA if ae.has(name)]
    if not held:
        message = "AE has no criterion of seriousness"
        raise Skipped(message)
    met = np.logical_or.reduce([ae.holds(name, "Y") for name in held])
    yield ae.found(ae.holds("AESER", "Y") & ~met, "AESER is Y and no criterion is", "AESER", *held)
